import type { ModelChoice } from "../../contract";
import { Button } from "../../controls/Button";
import { TextInput } from "../../controls/TextInput";
import { setOverlay } from "../../store/panels";
import { useStudio } from "../../store/studio";

interface PictureModelInputProps {
  readonly id: string;
  readonly value: string;
  readonly placeholder: string;
  readonly wrong: boolean;
  readonly send: (name: string) => unknown;
}

const NONE: readonly ModelChoice[] = [];

/** Names a model that draws: one that a connection is known to have, or any other, typed as connection/model. */
export function PictureModelInput({ id, placeholder, ...rest }: PictureModelInputProps) {
  const models = useStudio((state) => state.hello?.models ?? NONE).filter((model) => model.draws);
  return (
    <>
      <TextInput id={id} list={`${id}-names`} placeholder={placeholder || "connection/model"} {...rest} />
      <datalist id={`${id}-names`}>
        {models.map((model) => (
          <option key={model.name} value={model.name}>
            {model.title}
          </option>
        ))}
      </datalist>
      <Button look="link" onClick={() => setOverlay({ kind: "settings" })}>
        Connect a model that draws
      </Button>
    </>
  );
}
