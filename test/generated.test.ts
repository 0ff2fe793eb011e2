// The repository's own generated files belong to its registry: `modeldex check`, run as a contributor would.
import { afterEach, expect, it, vi } from "vitest";
import { run } from "../codegen/src/cli.js";
import { readRecords } from "./support/repository.js";

afterEach(() => vi.restoreAllMocks());

it("modeldex check finds nothing", async () => {
  const printed: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => printed.push(String(text)) > 0);
  const exitCode = await run(["check"]);
  vi.restoreAllMocks();
  expect(printed.join("")).toMatch(
    new RegExp(`^${readRecords().length} models valid, \\d+ generated files up to date\\.\n$`),
  );
  expect(exitCode).toBe(0);
});
