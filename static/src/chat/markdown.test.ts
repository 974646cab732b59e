import { expect, test } from "vitest";
import { safeMarkdown } from "./markdown";

const markdown = (text: string) => safeMarkdown(text).markdown;

test("words keep their markdown", () => {
  const text = "# Title\n\n- **bold** and [a link](https://example.com)\n\n2 < 3, a<- b";

  expect(markdown(text)).toBe(text);
});

test("tags become words", () => {
  expect(markdown('<img src=x onerror="steal()">')).toBe('&lt;img src=x onerror="steal()">');
  expect(markdown("</script><!-- -->")).toBe("&lt;/script>&lt;!-- -->");
});

test("a picture becomes a link to it", () => {
  expect(markdown("![a cat](http://example.com/cat.png) ![](x)")).toBe(
    "[a cat](http://example.com/cat.png) [picture](x)",
  );
});

test("code in a fence stays as it is", () => {
  const text = "```rust\nlet a = vec![1];\nlet b: Vec<String>;\n```\n<b>";

  expect(markdown(text)).toBe("```rust\nlet a = vec![1];\nlet b: Vec<String>;\n```\n&lt;b>");
});

test("what may be code or words is harmless as either", () => {
  expect(markdown("[a](b`c) <img src=x> `")).not.toMatch(/<[a-z]/i);
  expect(markdown("- ```\n  <img src=x>\n  ```\n<img src=x>")).not.toMatch(/<[a-z]/i);
  expect(markdown("> ```\n<form>")).not.toMatch(/<[a-z]/i);
});

test("no definition of a link swallows the beginning of a fence", () => {
  expect(markdown('[a]: x "\n```\n"\n<img>')).not.toContain("]:");
});

test("a fence ends where the page's markdown ends it", () => {
  expect(markdown("```\na\n   ```~ \n<b>")).toContain("&lt;b>");
  expect(markdown("````\n```\n<b>")).toContain("<b>");
});

test("drawings are shown as their text, and nothing but a name follows a fence", () => {
  expect(markdown("```mermaid\ngraph\n```")).toBe("```text\ngraph\n```");
  expect(markdown('```js" onclick="x\n```')).toBe("```\n```");
});

test("it tells when the text ends inside of code", () => {
  expect(safeMarkdown("```\na").open).toBe(true);
  expect(safeMarkdown("```\na\n```").open).toBe(false);
});
