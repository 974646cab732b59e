import type { Announcement, State } from "../../store/state";
import { isUnderWay } from "../runbar/moment";

type Watched = Pick<State, "bar" | "views" | "flow" | "chat">;

/** What there is to say about the step from one state to the next: a question, who was interrupted, a run's start or end, nodes done or failed. */
export function news(before: Watched, now: Watched): Announcement | null {
  if (before.bar === now.bar && before.views === now.views && before.chat === now.chat) return null;
  const { bar } = now;
  const asked = bar.question !== null && before.bar.question_path !== bar.question_path;
  if (bar.question && asked) return { text: `${bar.title}: ${bar.question.text}`, urgent: true };
  if (before.bar.run !== bar.run && isUnderWay(bar.moment)) return { text: "Run started", urgent: false };
  if (isUnderWay(before.bar.moment) && !isUnderWay(bar.moment))
    return { text: `${bar.title}. ${bar.line}`, urgent: false };
  const told = [...interrupted(before, now), ...endedNodes(before, now)];
  return told.length > 0 ? { text: told.join(". "), urgent: false } : null;
}

function interrupted(before: Watched, now: Watched): string[] {
  if (before.chat === now.chat) return [];
  const writing = new Set(before.chat.flatMap(({ id, path }) => (path ? [id] : [])));
  return now.chat.flatMap(({ id, cut, speaker }) => (cut && writing.has(id) ? [`${speaker} was interrupted`] : []));
}

function endedNodes(before: Watched, now: Watched): string[] {
  return Object.values(now.views).flatMap((view) => {
    const then = before.views[view.id]?.state;
    const title = now.flow.nodes[view.id]?.title ?? view.id;
    if (view.state === then) return [];
    if (view.state === "done") return [`${title} is done`];
    return view.state === "failed" ? [`${title} failed: ${view.words}`] : [];
  });
}
