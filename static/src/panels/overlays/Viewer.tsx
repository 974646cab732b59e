import { Dialog } from "../../controls/Dialog";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";
import { MediaView } from "./MediaView";

/** The whole result of a node over the page: all of its words, its pictures and sounds in full. */
export function Viewer({ node }: { readonly node: string }) {
  const title = useStudio((state) => state.flow.nodes[node]?.title ?? "Result");
  const result = useStudio((state) => (state.result?.node === node ? state.result : null));
  return (
    <Dialog title={title} close={() => setOverlay(null)} width={720} className="pb-viewer">
      <div className="content" aria-busy={result === null}>
        {result === null && <p className="wait">Fetching it…</p>}
        {result?.media.map((media) => (
          <MediaView key={media.hash} media={media} />
        ))}
        {result?.text && <p className="text">{result.text}</p>}
        {result && !result.text && result.media.length === 0 && <p className="wait">Nothing was made.</p>}
      </div>
    </Dialog>
  );
}
