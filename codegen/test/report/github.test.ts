import { describe, expect, it } from "vitest";
import { escapeData, escapeMarkdown, escapeProperty } from "../../src/report/github.js";
import { formatGithubSummary, formatIssues } from "../../src/report/index.js";
import { HOSTILE_ISSUE, options, STALE, UNSAFE, WRONG_TYPE } from "./issues.js";

const GITHUB = options({ format: "github" });

describe("github", () => {
  it("writes one command for each issue", () => {
    expect(formatIssues([WRONG_TYPE, STALE], GITHUB)).toBe(
      `::warning file=generated/models.ts,line=1,col=1,title=stale::Does not match registry/models.json.
::error file=registry/models.json,line=6,col=35,title=wrong-type::colbert-v2: specs.embedding_dim is the text "128"; it must be a whole number. Write 128.
`,
    );
  });

  it.each([
    ["100%", "100%25", "100%25"],
    ["%0A", "%250A", "%250A"],
    ["a\r\nb", "a%0D%0Ab", "a%0D%0Ab"],
    ["a:b,c", "a:b,c", "a%3Ab%2Cc"],
    ["::error file=x::y", "::error file=x::y", "%3A%3Aerror file=x%3A%3Ay"],
    ["\u001b[31m\u202e", "\\u{1b}[31m\\u{202e}", "\\u{1b}[31m\\u{202e}"],
    ["C:\\x", "C:\\x", "C%3A\\x"],
  ])("escapes %j", (text, data, property) => {
    expect(escapeData(text)).toBe(data);
    expect(escapeProperty(text)).toBe(property);
  });

  it("gives hostile text no second command", () => {
    const output = formatIssues(
      [{ ...HOSTILE_ISSUE, message: "x\n::set-output name=a::b\r::stop-commands::c" }],
      GITHUB,
    );
    expect(output).toMatch(/^::error file=dir%2C1\/[^\n\r]*\n$/);
    expect(output).toContain("x%0A::set-output name=a::b%0D::stop-commands::c. 100%25, ::error::");
    expect(output.trimEnd()).not.toMatch(UNSAFE);
  });

  it("says how many annotations GitHub leaves out, and prints them all", () => {
    const errors = Array.from({ length: 13 }, (_, index) => ({ ...WRONG_TYPE, line: index + 1 }));
    const warnings = Array.from({ length: 11 }, (_, index) => ({ ...STALE, line: index + 1 }));
    expect(lastOf(errors)).toBe(
      "GitHub annotates 10 errors and 10 warnings for each step. Only in this log: 3 errors.",
    );
    expect(lastOf([...errors, ...warnings])).toBe(
      "GitHub annotates 10 errors and 10 warnings for each step. Only in this log: 3 errors, 1 warning.",
    );
    expect(formatIssues([...errors, ...warnings], GITHUB).match(/^::/gm)).toHaveLength(24);
    expect(lastOf(errors.slice(0, 10))).toMatch(/^::error/);
  });

  it("says only the summary when nothing was found", () => {
    expect(formatIssues([], { ...GITHUB, summary: "312 models valid." })).toBe("312 models valid.\n");
    expect(formatIssues([], GITHUB)).toBe("");
  });
});

describe("formatGithubSummary", () => {
  it("writes a table", () => {
    expect(formatGithubSummary([{ ...WRONG_TYPE, message: "Wrong type." }, STALE])).toBe(
      `### modeldex: 1 error, 1 warning in 2 files

| Place | Severity | Code | Model | Problem |
| --- | --- | --- | --- | --- |
| generated&#47;models&#46;ts&#58;1&#58;1 | warning | stale |  | Does not match registry&#47;models&#46;json&#46; |
| registry&#47;models&#46;json&#58;6&#58;35 | error | wrong-type | colbert-v2 | Wrong type&#46; Write 128&#46; |
`,
    );
    expect(formatGithubSummary([])).toBe("### modeldex: no problems found\n");
  });

  it("leaves no character that Markdown or HTML could read as markup", () => {
    const text = '| a `b` **c** <img src=x onerror="x"> [d](javascript:e) ![f](g) &lt; @h #1 https://i.j ~k~ $l$ \\';
    const escaped = escapeMarkdown(`${text}\n\u202e`);
    expect(escaped.replace(/&#\d+;/g, "")).toMatch(/^[A-Za-z0-9 ,-]*$/);
    const read = escaped.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
    expect(read).toBe(`${text}\\u{a}\\u{202e}`);
  });

  it("stays below the size that GitHub takes, and says what is missing", () => {
    const issues = Array.from({ length: 3_000 }, () => ({ ...WRONG_TYPE, message: "通".repeat(1_000) }));
    const summary = formatGithubSummary(issues);
    const rows = summary.match(/^\| registry/gm)?.length ?? 0;
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(rows).toBeGreaterThan(300);
    expect(summary).toMatch(new RegExp(`\\n\\n${3_000 - rows} more did not fit; the log has them all\\.\\n$`));
  });
});

function lastOf(issues: Parameters<typeof formatIssues>[0]): string | undefined {
  return formatIssues(issues, GITHUB).trimEnd().split("\n").at(-1);
}
