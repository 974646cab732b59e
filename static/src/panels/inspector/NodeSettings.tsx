import { isTool, specPorts } from "../../canvas/ports/ports";
import type { Node, Spec } from "../../contract";
import { Button } from "../../controls/Button";
import { Field } from "../../controls/Field";
import { TextInput } from "../../controls/TextInput";
import { edit, rename, run, select } from "../../store/actions";
import { useStudio } from "../../store/studio";
import { BuildSection } from "./BuildSection";
import { LiteralField, writtenPorts } from "./LiteralField";
import { MemorySection } from "./memory/MemorySection";
import { PolicySection } from "./PolicySection";
import { ResultsSection } from "./ResultsSection";
import { Section } from "./Section";
import { SettingField } from "./SettingField";
import { moreWords, split } from "./settings";

interface NodeSettingsProps {
  readonly id: string;
  readonly node: Node;
  readonly spec: Spec;
}

/** The settings of one node, always in the same order. */
export function NodeSettings({ id, node, spec }: NodeSettingsProps) {
  const wires = useStudio((state) => state.flow.wires);
  const owner = useStudio((state) => (node.same_as ? state.flow.nodes[node.same_as] : undefined));
  const tool = useStudio(({ flow, specs }) => isTool(flow, specs, id));
  const settingsId = node.same_as && owner ? node.same_as : id;
  const wired = new Set(wires.flatMap((wire) => (wire.target.node === id ? [wire.target.port] : [])));
  const { basic, more } = split(spec);
  const runs = spec.role !== "note";
  return (
    <div className="body">
      <Field title="Name">
        {({ control }) => (
          <TextInput id={control} value={node.title} send={(title) => title.trim() && rename(id, title)} />
        )}
      </Field>
      {owner && (
        <p className="pb-field-help">
          Shares its settings and memory with{" "}
          <Button look="link" onClick={() => select(settingsId)}>
            {owner.title}
          </Button>
          .
        </p>
      )}
      <OtherProblems id={id} spec={spec} />
      {basic.map((setting) => (
        <SettingField key={`${id} ${setting.name}`} ids={[settingsId]} setting={setting} />
      ))}
      {writtenPorts(specPorts(spec).inputs, wired).map((port) => (
        <LiteralField key={`${id} ${port.name}`} id={id} port={port} tool={tool} />
      ))}
      <div className="sections">
        {more.length > 0 && (
          <Section title="More settings" words={moreWords([owner ?? node], more)}>
            {more.map((setting) => (
              <SettingField key={`${id} ${setting.name}`} ids={[settingsId]} setting={setting} />
            ))}
          </Section>
        )}
        {runs && <PolicySection id={settingsId} spec={spec} />}
        {runs && <BuildSection id={id} />}
        {spec.has_memory && <MemorySection id={settingsId} />}
        {runs && <ResultsSection id={id} />}
      </div>
    </div>
  );
}

/** Problems of the node that belong to none of its fields. */
function OtherProblems({ id, spec }: { readonly id: string; readonly spec: Spec }) {
  const problems = useStudio((state) => state.problems);
  const fields = new Set([...spec.settings, ...spec.inputs].map((field) => field.name));
  return problems
    .filter((problem) => problem.node === id && !fields.has(problem.field))
    .map(({ code, sentence, severity, fix }) => (
      <p key={`${code} ${sentence}`} className={`pb-field-problem ${severity}`}>
        {sentence}{" "}
        {fix && (
          <Button look="link" onClick={() => void edit(...fix.edits)}>
            {fix.label}
          </Button>
        )}
      </p>
    ));
}

/** What can be done with the node under its settings. */
export function NodeFooter({ id }: { readonly id: string }) {
  return (
    <div className="foot">
      <Button icon="play" onClick={() => void run({ only: id })}>
        Run this
      </Button>
      <Button icon="from" onClick={() => void run({ origin: id })}>
        From here
      </Button>
    </div>
  );
}
