import { expect, test, vi } from "vitest";
import { SavingClock } from "./saving";

test("saving is said only when it takes more than 400 ms, and not saved while nobody answers", () => {
  vi.useFakeTimers();
  const said: string[] = [];
  const clock = new SavingClock((state) => said.push(state));

  clock.connected(true);
  clock.pending(true);
  vi.advanceTimersByTime(399);
  expect(said.at(-1)).toBe("saved");
  vi.advanceTimersByTime(1);
  expect(said.at(-1)).toBe("saving");
  clock.connected(false);
  expect(said.at(-1)).toBe("trying");
  clock.connected(true);
  clock.pending(false);
  expect(said.at(-1)).toBe("saved");
  vi.useRealTimers();
});
