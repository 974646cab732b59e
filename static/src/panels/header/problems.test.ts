import { expect, test } from "vitest";
import { chipWords } from "./problems";

test("what stops the run is named first, and nothing that is not there", () => {
  expect(chipWords(1, 0)).toBe("1 stops the run");
  expect(chipWords(0, 2)).toBe("2 to set up");
  expect(chipWords(2, 1)).toBe("2 stop the run, 1 to set up");
});
