import { Field } from "../../controls/Field";
import { LongTextInput, TextInput } from "../../controls/TextInput";
import { edit } from "../../store/actions";
import { useStudio } from "../../store/studio";

/** Name and description of the flow, shown while nothing is selected. */
export function FlowSettings() {
  const name = useStudio((state) => state.flow.name);
  const description = useStudio((state) => state.flow.description);
  return (
    <div className="body">
      <Field title="Name">
        {({ control }) => (
          <TextInput id={control} value={name} send={(text) => text.trim() && edit({ kind: "describe", name: text })} />
        )}
      </Field>
      <Field title="Description" help="For whoever opens this flow.">
        {({ control }) => (
          <LongTextInput
            id={control}
            lines={[3, 8]}
            value={description}
            send={(text) => edit({ kind: "describe", description: text })}
          />
        )}
      </Field>
    </div>
  );
}
