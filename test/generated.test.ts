// The repository's own generated files belong to its registry: `modeldex check`, run as a contributor would.
// Filters by age may list the same models while CivitAI's figures are young: true of the data, and the only warning that passes.
import { afterEach, expect, it, vi } from "vitest";
import { run } from "../codegen/src/cli.js";
import { readRecords } from "./support/repository.js";

const ALIKE =
  /^registry\/filters\/[a-z]+\.json:\d+:\d+ {2}identical-filters \(warning\) {2}Filters (\S*\/month\S*) and (\S*\/week\S*) list the same models in the same order\. Remove one of them, or change its conditions\.$/;

afterEach(() => vi.restoreAllMocks());

it("modeldex check finds nothing but filters that list the same models at this date", async () => {
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const exitCode = await run(["check"]);
  vi.restoreAllMocks();
  const lines = printed.join("").trimEnd().split("\n");
  const findings = lines.filter((line) => !ALIKE.test(line) && !/^$|^\d+ warnings? in 1 file\.$/.test(line));
  const isAlike = lines.some((line) => ALIKE.test(line));
  expect(findings.join("\n")).toMatch(
    isAlike ? /^$/ : new RegExp(`^${readRecords().length} models valid, \\d+ generated files up to date\\.$`),
  );
  expect(exitCode).toBe(0);
});
