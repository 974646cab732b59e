import { useState } from "react";
import { Button } from "../../controls/Button";
import { setPanels } from "../../store/panels";
import { useStudio } from "../../store/studio";

/** Brings the chat over the canvas where there is no room beside it; counts what was said since it was last open. */
export function ChatButton() {
  const open = useStudio((state) => state.panels.chat);
  const count = useStudio((state) => state.chat.length);
  const [seen, setSeen] = useState(count);
  const unseen = open ? 0 : Math.max(0, count - seen);
  const toggle = () => {
    setSeen(count);
    setPanels({ chat: !open });
  };
  return (
    <Button icon="chat" aria-pressed={open} onClick={toggle}>
      {unseen > 0 ? `Chat ${unseen}` : "Chat"}
    </Button>
  );
}
