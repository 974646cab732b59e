import type { GlyphName } from "../../icons/glyphs";
import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";

/** The marks on a node's top edge: pinned, pauses here, switched off, the same agent as another. */
export function Badges({ id }: { readonly id: string }) {
  const pinned = useStudio(({ flow }) => id in flow.pins);
  const off = useStudio(({ flow }) => flow.off.includes(id));
  const pauses = useStudio(({ flow }) => flow.pauses.includes(id));
  const same = useStudio(({ flow }) => flow.nodes[flow.nodes[id]?.same_as ?? ""]?.title);
  if (!pinned && !off && !pauses && !same) return null;
  return (
    <span className="pb-badges">
      {pinned && <Badge icon="pin" words="Pinned" />}
      {pauses && <Badge icon="pause" words="Pauses here" />}
      {off && <Badge icon="off" words="Off" />}
      {same && <Badge icon="same" words={`Same as ${same}`} />}
    </span>
  );
}

function Badge({ icon, words }: { readonly icon: GlyphName; readonly words: string }) {
  return (
    <span className="pb-badge">
      <Icon name={icon} size={11} />
      {words}
    </span>
  );
}
