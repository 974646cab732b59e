import { Button, IconButton } from "../../controls/Button";
import { showNodeInLog } from "../../log/shown";
import { view as openViewer, showResult } from "../../store/actions";
import { setPanels } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { isUnderWay } from "../runbar/moment";
import { Section } from "./Section";

/** What a node received and made, each result of its runs, and its lines in the log. */
export function ResultsSection({ id }: { readonly id: string }) {
  const node = useStudio((state) => state.views[id]);
  const running = useStudio((state) => isUnderWay(state.bar.moment));
  const made = node?.preview;
  const results = node?.results ?? 0;
  const works = running && (node?.state === "running" || node?.state === "streaming");
  const counted =
    results === 0 ? (made ? "not finished" : "none yet") : results === 1 ? "1 result" : `${results} results`;
  const openLog = () => {
    showNodeInLog(id);
    setPanels({ log: true });
  };
  return (
    <Section title="Results" words={works ? "writing now" : counted}>
      <Received id={id} />
      {made ? (
        <div className="pb-result">
          <p className="label">{made.label || (node.earlier ? "From the last run" : "Made")}</p>
          <p className="text">{made.text || mediaWords(made.media.length)}</p>
          {node.words && <p className="pb-field-help">{[node.words, node.right].filter(Boolean).join(" · ")}</p>}
        </div>
      ) : (
        <p className="pb-field-help">What it makes in a run appears here.</p>
      )}
      <div className="pb-result-actions">
        {node && results > 1 && (
          <span className="turn">
            <IconButton
              small
              icon="left"
              label="Earlier result"
              disabled={node.result <= 1}
              onClick={() => showResult(id, node.result - 1)}
            />
            {node.result} of {results}
            <IconButton
              small
              icon="right"
              label="Later result"
              disabled={node.result >= results}
              onClick={() => showResult(id, node.result + 1)}
            />
          </span>
        )}
        {made && (
          <Button small onClick={() => void openViewer(id)}>
            See all of it
          </Button>
        )}
        <Button small onClick={openLog}>
          Open in log
        </Button>
      </div>
    </Section>
  );
}

function Received({ id }: { readonly id: string }) {
  const wires = useStudio((state) => state.flow.wires);
  const nodes = useStudio((state) => state.flow.nodes);
  const views = useStudio((state) => state.views);
  const sources = wires.filter((wire) => wire.target.node === id && !wire.target.port.includes("."));
  return sources.map((wire) => {
    const text = views[wire.source.node]?.preview?.text;
    return (
      text && (
        <div className="pb-result" key={`${wire.source.node} ${wire.target.port}`}>
          <p className="label">Received from {nodes[wire.source.node]?.title}</p>
          <p className="text short">{text}</p>
        </div>
      )
    );
  });
}

function mediaWords(count: number): string {
  return count === 1 ? "A file" : `${count} files`;
}
