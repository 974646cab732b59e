import { useMemo } from "react";
import { useStore } from "zustand";
import { Menu } from "../controls/Menu";
import { Tooltip } from "../controls/Tooltip";
import { useStudio } from "../store/studio";
import { interruptWords, writersOf } from "./interrupting";
import { interruption, interruptNow } from "./interruption";

/** Says the draft to who is writing, in mid-answer; it is there only while somebody writes. */
export function InterruptButton() {
  const chat = useStudio((state) => state.chat);
  const writers = useMemo(() => writersOf(chat), [chat]);
  const choosing = useStore(interruption, (state) => state.choosing);
  const [first, ...others] = writers;
  if (!first) return null;
  const words = interruptWords(writers);
  if (others.length === 0) {
    return (
      <Tooltip words={`${words} now, in mid-answer`} keys="Ctrl+Enter" side="top">
        <button type="button" className="pb-interrupt" onClick={() => interruptNow(first)}>
          {words}
        </button>
      </Tooltip>
    );
  }
  return (
    <Menu
      side="top"
      align="end"
      open={choosing}
      onOpen={(open) => interruption.setState({ choosing: open })}
      items={writers.map((aim) => ({ label: aim.name, icon: "stop", choose: () => interruptNow(aim) }))}
    >
      <button type="button" className="pb-interrupt">
        {words}
      </button>
    </Menu>
  );
}
