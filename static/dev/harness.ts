/** Shows the bundle without a server, with recorded words: `npm run dev`. Add `#dark`, or `#run` for a run under way. */
import { playbill } from "../src/main";
import { connect } from "../src/store/connect";
import { openFake } from "./fake-link";

const words = new Set(location.hash.slice(1).split(","));
document.documentElement.classList.toggle("dark", words.has("dark"));
connect(openFake(words));
for (const [id, mount] of [
  ["canvas", playbill.mount],
  ["log", playbill.mountLog],
] as const) {
  const element = document.getElementById(id);
  if (element) mount(element);
}
