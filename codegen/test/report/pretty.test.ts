import { describe, expect, it } from "vitest";
import { formatIssues } from "../../src/report/index.js";
import { HOSTILE_ISSUE, HOSTILE_VISIBLE, options, REGISTRY, STALE, UNSAFE, WRONG_TYPE } from "./issues.js";

describe("pretty", () => {
  it("writes one line for each issue, sorted, then the count", () => {
    expect(formatIssues([WRONG_TYPE, STALE], options({}))).toBe(
      `generated/models.ts:1:1  stale (warning)  Does not match registry/models.json.
registry/models.json:6:35  wrong-type  colbert-v2  specs.embedding_dim is the text "128"; it must be a whole number. Write 128.

1 error, 1 warning in 2 files.
`,
    );
  });

  it("shows the place where the text is known", () => {
    const sources = new Map([["registry/models.json", REGISTRY]]);
    expect(formatIssues([WRONG_TYPE, STALE], options({ frames: true, sources }))).toBe(
      `generated/models.ts:1:1  stale (warning)  Does not match registry/models.json.

registry/models.json:6:35  wrong-type  colbert-v2  specs.embedding_dim is the text "128"; it must be a whole number. Write 128.
  4 |     {
  5 |       "id": "colbert-v2",
> 6 |       "specs": { "embedding_dim": "128" }
    |                                   ^
  7 |     }
  8 |   ]

1 error, 1 warning in 2 files.
`,
    );
  });

  it("names the command that repairs, when told one", () => {
    const output = formatIssues([STALE], options({ fixCommand: "modeldex fix" }));
    expect(output).toMatch(/\n\n1 warning in 1 file\.\nRun "modeldex fix" to repair what can be repaired\.\n$/);
  });

  it.each([
    [[WRONG_TYPE, WRONG_TYPE, WRONG_TYPE, STALE], "3 errors, 1 warning in 2 files."],
    [[WRONG_TYPE], "1 error in 1 file."],
    [[STALE, STALE], "2 warnings in 1 file."],
  ])("counts", (issues, want) => {
    expect(formatIssues(issues, options({})).split("\n").at(-2)).toBe(want);
  });

  it("is one line when nothing was found", () => {
    const summary = "312 models valid, 14 files up to date.";
    expect(formatIssues([], options({ summary }))).toBe(`${summary}\n`);
    expect(formatIssues([], options({}))).toBe("No problems found.\n");
  });

  it("colours errors and warnings differently, and only when asked", () => {
    expect(formatIssues([WRONG_TYPE, STALE], options({ color: true }))).toBe(
      `\u001b[36mgenerated/models.ts:1:1\u001b[39m  \u001b[33mstale (warning)\u001b[39m  Does not match registry/models.json.
\u001b[36mregistry/models.json:6:35\u001b[39m  \u001b[31mwrong-type\u001b[39m  \u001b[1mcolbert-v2\u001b[22m  specs.embedding_dim is the text "128"; it must be a whole number. Write 128.

\u001b[1m1 error, 1 warning in 2 files.\u001b[22m
`,
    );
  });

  it("makes hostile text visible and keeps it on one line", () => {
    const output = formatIssues([HOSTILE_ISSUE], options({}));
    expect(output).toBe(
      `dir,1/${HOSTILE_VISIBLE}.json:2:3  unknown-field  ${HOSTILE_VISIBLE}  ${HOSTILE_VISIBLE}. 100%, ::error::\n\n1 error in 1 file.\n`,
    );
    expect(output.replaceAll("\n", "")).not.toMatch(UNSAFE);
  });

  it("frames ten thousand issues of one large file without splitting it ten thousand times", () => {
    const text = '{ "id": "model" },\n'.repeat(200_000);
    const sources = new Map([["registry/models.json", text]]);
    const issues = Array.from({ length: 10_000 }, (_, index) => ({ ...WRONG_TYPE, line: index * 20 + 1 }));
    const started = performance.now();
    formatIssues(issues, options({ frames: true, color: true, sources }));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
