import { useEffect } from "react";
import { studio, useStudio } from "../../store/studio";
import { announce } from "../../store/toasts";
import { news } from "./news";

/** Says to screen readers what changes without them: runs, nodes, questions, and what an action did. */
export function Announcer() {
  const { text, urgent } = useStudio((state) => state.announcement);
  useEffect(
    () =>
      studio.subscribe((state, before) => {
        const said = news(before, state);
        if (said) announce(said.text, said.urgent);
      }),
    [],
  );
  return (
    <>
      <div className="pb-unseen" aria-live="polite">
        {urgent ? "" : text}
      </div>
      <div className="pb-unseen" aria-live="assertive">
        {urgent ? text : ""}
      </div>
    </>
  );
}
