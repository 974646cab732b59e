import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { useStudio } from "../../store/studio";
import type { BoardNode } from "../board/node";
import { Title } from "./Title";

/** A remark on the canvas: quiet, without ports or state. */
export const NoteCard = memo(function NoteCard({ id, selected }: NodeProps<BoardNode>) {
  const title = useStudio(({ flow }) => flow.nodes[id]?.title ?? "");
  const text = useStudio(({ flow }) => String(flow.nodes[id]?.settings.text ?? ""));
  return (
    <article className={`pb-note${selected ? " selected" : ""}`}>
      <Title id={id} title={title} />
      <p>{text || "Write a remark in the settings."}</p>
    </article>
  );
});
