import type { GlyphName } from "../../icons/glyphs";
import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";
import { type Screen, show, useShown } from "./screen";
import "./phone.css";

const TABS: readonly { readonly screen: Screen; readonly title: string; readonly icon: GlyphName }[] = [
  { screen: "chat", title: "Chat", icon: "chat" },
  { screen: "flow", title: "Flow", icon: "tidy" },
  { screen: "log", title: "Log", icon: "each" },
  { screen: "more", title: "More", icon: "dots" },
];

/** The four screens of a phone. */
export function PhoneTabs() {
  const current = useShown((shown) => shown.screen);
  const problems = useStudio((state) => state.problems.length);
  const waits = useStudio((state) => state.bar.moment === "needs_you");
  return (
    <nav className="pb-phone-tabs" aria-label="Screens">
      {TABS.map(({ screen, title, icon }) => (
        <button
          key={screen}
          type="button"
          aria-current={screen === current ? "page" : undefined}
          onClick={() => show({ screen })}
        >
          <Icon name={icon} size={20} />
          {title}
          {screen === "chat" && waits && <i className="dot" role="img" aria-label="A question waits" />}
          {screen === "more" && problems > 0 && <i className="dot" role="img" aria-label={`${problems} to mend`} />}
        </button>
      ))}
    </nav>
  );
}
