import type { ModelChoice } from "../../contract";
import { Choice } from "../../controls/Choice";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";

interface ModelInputProps {
  readonly id: string;
  readonly value: string;
  readonly otherwise: string;
  readonly wrong: boolean;
  readonly send: (name: string) => unknown;
}

const NONE: readonly ModelChoice[] = [];
const MORE = "\u0000more";

/** Chooses a model by its name, where it runs and what it costs; the last line leads to where models are added. */
export function ModelInput({ id, value, otherwise, wrong, send }: ModelInputProps) {
  const models = useStudio((state) => state.hello?.models ?? NONE);
  const options = [
    ...models.filter(talks).map((model) => ({ value: model.name, title: model.title, line: modelLine(model) })),
    { value: MORE, title: "Add a model…", line: "Paste a key, or use a server of your own." },
  ];
  const choose = (name: string) => (name === MORE ? setOverlay({ kind: "settings" }) : send(name));
  return <Choice id={id} wrong={wrong} value={value} options={options} otherwise={otherwise} send={choose} />;
}

function talks(model: ModelChoice): boolean {
  return !model.draws;
}

/** Where the chosen model runs, what it costs, and what it cannot do. */
export function ModelHelp({ name }: { readonly name: string }) {
  const model = useStudio((state) => state.hello?.models.find((one) => one.name === name));
  return model ? <p className="pb-field-help">{modelLine(model)}</p> : null;
}

function modelLine({ line, cannot }: ModelChoice): string {
  const sentence = line === "" || line.endsWith(".") ? line : `${line}.`;
  return cannot.length === 0 ? sentence : `${sentence} Cannot ${cannot.join(" or ")}.`.trim();
}
