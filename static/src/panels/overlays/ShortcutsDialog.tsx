import { Dialog } from "../../controls/Dialog";
import { keyWords } from "../../controls/keys";
import { setOverlay } from "../../store/panels";
import { SHORTCUTS } from "./shortcuts";

/** Every key that does something. */
export function ShortcutsDialog() {
  return (
    <Dialog title="Shortcuts" close={() => setOverlay(null)} width={920} className="pb-shortcuts">
      <div className="groups">
        {SHORTCUTS.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.shortcuts.map(({ keys, does }) => (
                <div key={keys}>
                  <dt>{does}</dt>
                  <dd>
                    <kbd className="pb-key">{keyWords(keys)}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
