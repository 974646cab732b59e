import { Icon } from "../../icons/Icon";
import { useStudio } from "../../store/studio";

/** Whether everything is saved, in words. */
export function SaveState() {
  const save = useStudio((state) => state.save);
  const trouble = useStudio((state) => state.trouble);
  const lost = useStudio((state) => state.connection === "lost");
  if (trouble) return <Words bad words={trouble} />;
  if (save === "trying") return <Words bad words="Not saved. Trying again" />;
  if (lost) return <Words bad words="Connecting again" />;
  if (save === "saving") return <Words words="Saving…" />;
  return <Words ticked words="Saved" />;
}

interface WordsProps {
  readonly words: string;
  readonly ticked?: boolean;
  readonly bad?: boolean;
}

function Words({ words, ticked = false, bad = false }: WordsProps) {
  return (
    <span className={bad ? "saved bad" : "saved"} role="status">
      {ticked && <Icon name="check" size={14} />}
      {bad && <Icon name="warn" size={14} />}
      {words}
    </span>
  );
}
