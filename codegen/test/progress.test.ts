// The progress bar: on a terminal only, for long tables only, and nothing left of it.
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { showProgress } from "../src/progress.js";

const LONG = 10_000_000;

/** A stream that says that it is a terminal, or not, and all that is written to it. */
function makeStream(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  const terminal = {
    isTTY,
    columns: 80,
    cursorTo: () => true,
    moveCursor: () => true,
    clearLine: () => true,
  };
  const stream = Object.assign(new PassThrough(), terminal);
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => String(stream.read() ?? "") };
}

test("a long table has a bar on a terminal", () => {
  const { stream, written } = makeStream(true);
  const progress = showProgress("Reading", stream);
  progress.update(LONG / 2, LONG);
  progress.stop();
  expect(written()).toMatch(/Reading \[=+-+\] 50%/);
});

test.each([
  ["no terminal", false, LONG],
  ["a short table", true, 1000],
])("with %s nothing is drawn", (_, isTTY, total) => {
  const { stream, written } = makeStream(isTTY);
  const progress = showProgress("Reading", stream);
  progress.update(total / 2, total);
  progress.stop();
  expect(written()).toBe("");
});
