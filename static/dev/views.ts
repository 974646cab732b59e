import type { NodeView } from "../src/contract";

const REST: Omit<NodeView, "id"> = {
  state: "not_run",
  words: "",
  right: "",
  since: null,
  until: null,
  preview: null,
  earlier: false,
  remedy: null,
  details: "",
  chip: "",
  slot_taken: "",
  away: false,
  result: 0,
  results: 0,
};
const words = (text: string, label = "") => ({ text, media: [], label, cut: false });

/** The nodes of Writer and critic in the middle of a run. */
export const VIEWS: readonly NodeView[] = [
  {
    ...REST,
    id: "chat_input",
    state: "done",
    words: "Done in 0.1 s",
    preview: words("Another one: a lighthouse keeper who is afraid of the dark."),
  },
  { ...REST, id: "revise", state: "running", words: "Working", chip: "Round 2 of 3" },
  {
    ...REST,
    id: "writer",
    state: "streaming",
    words: "Writing",
    right: "96 words",
    since: Date.now() / 1000 - 9,
    preview: words(
      "Tom kept the tall white light on Gull Rock, and every evening he lit it with his eyes shut. One night, when the storm put out the lamp, Tom could hear the sea better than he had seen it. He",
    ),
  },
  {
    ...REST,
    id: "critic",
    state: "waiting",
    words: "Waits for Writer",
    preview: words("“Not yet. The ending comes too fast: let Tom light the lamp himself.”", "Round 1"),
  },
  {
    ...REST,
    id: "show",
    state: "waiting",
    words: "Waits for Revise until good",
    earlier: true,
    preview: words("Tom was not afraid any more."),
  },
];
