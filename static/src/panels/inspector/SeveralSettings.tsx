import type { Spec } from "../../contract";
import { useStudio } from "../../store/studio";
import { Section } from "./Section";
import { SettingField } from "./SettingField";
import { moreWords, split } from "./settings";

interface SeveralSettingsProps {
  readonly ids: readonly string[];
  /** The component of all of them; null when they are of several. */
  readonly spec: Spec | null;
}

/** The settings that several nodes of one component share. */
export function SeveralSettings({ ids, spec }: SeveralSettingsProps) {
  const all = useStudio((state) => state.flow.nodes);
  if (!spec) return <p className="pb-field-help">These are of different kinds, so they share no settings.</p>;
  const { basic, more } = split(spec);
  const key = ids.join(" ");
  return (
    <div className="body">
      {basic.map((setting) => (
        <SettingField key={`${key} ${setting.name}`} ids={ids} setting={setting} />
      ))}
      {more.length > 0 && (
        <div className="sections">
          <Section
            title="More settings"
            words={moreWords(
              ids.flatMap((id) => all[id] ?? []),
              more,
            )}
          >
            {more.map((setting) => (
              <SettingField key={`${key} ${setting.name}`} ids={ids} setting={setting} />
            ))}
          </Section>
        </div>
      )}
    </div>
  );
}
