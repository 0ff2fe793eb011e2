// The progress bar by the real command: on a real terminal it moves from nothing to all and is gone in the end; elsewhere
// there is none.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { largeTable, TABLE_FORMATS } from "./large-tables.js";
import { makeWorkplace } from "./support.js";
import { modeldexOnTerminal } from "./terminal.js";

const SUMMARY = "2000 rows, 0 passed over, 2000 candidates, 10000 facts. Wrote my/candidates/sheet.json.";
const CLEARED_LINE = "\u001b[1G\u001b[2K";
const NO_WRAPPING = "\u001b[?7l";

const ingest = (format: string) => ["ingest", "file", `table.${format}`, "--mapping", "sheet.json", "--registry", "my"];

describe.each(TABLE_FORMATS)("a long table as %s", (format) => {
  const place = makeWorkplace();
  place.write(`table.${format}`, largeTable(format, 2000));
  const cwd = dirname(place.registry);

  test("has a bar on a terminal, which moves from nothing to all and leaves nothing", async () => {
    const { code, shown } = await modeldexOnTerminal(ingest(format), { cwd });
    const bars = [...shown.matchAll(/Reading \[(=*)(-*)\] (\d+)%/g)];
    const percentages = bars.map(([, , , percentage]) => Number(percentage));
    expect(percentages.at(0)).toBe(0);
    expect(percentages.at(-1)).toBe(100);
    expect(percentages).toEqual(percentages.toSorted((left, right) => left - right));
    expect(bars.every(([, done = "", rest = ""]) => done.length + rest.length === 40)).toBe(true);
    expect(code).toBe(0);
    expect(shown.slice(shown.lastIndexOf(CLEARED_LINE))).toBe(`${CLEARED_LINE}${SUMMARY}\r\n`);
  });

  test("has none without a terminal", async () => {
    place.write("my/candidates/sheet.json", "");
    expect(await place.modeldex(...ingest(format).slice(0, -2))).toEqual({
      code: 0,
      signal: null,
      stdout: `${SUMMARY}\n`,
      stderr: "",
    });
  });
});

test("a run that is interrupted ends at once, and the terminal is as it was", async () => {
  const place = makeWorkplace();
  place.write("table.jsonl", largeTable("jsonl", 20_000));
  const press = { keys: "\u0003", when: "Reading [" };
  const { code, shown } = await modeldexOnTerminal(ingest("jsonl"), { cwd: dirname(place.registry), press });
  expect(code).toBe(130);
  expect(shown).not.toContain(NO_WRAPPING);
  expect(existsSync(join(place.registry, "candidates"))).toBe(false);
});
