import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatIssues, REPORT_FORMATS } from "../../src/report/index.js";
import { HOSTILE_ISSUE, options, STALE, WRONG_TYPE } from "./issues.js";

describe("formatIssues", () => {
  it.each(REPORT_FORMATS)("gives the same %s whatever the order of the checks", (format) => {
    const issues = [WRONG_TYPE, STALE, HOSTILE_ISSUE, { ...WRONG_TYPE, line: 2 }];
    const output = formatIssues(issues, options({ format }));
    expect(formatIssues([...issues].reverse(), options({ format }))).toBe(output);
    expect(output).toMatch(/[^\n]\n$/);
  });

  it("leaves the issues as they were", () => {
    const issues = Object.freeze([WRONG_TYPE, STALE]);
    formatIssues(issues, options({}));
    expect(issues).toEqual([WRONG_TYPE, STALE]);
  });

  it("is pure: no module of the report looks at the process or prints", () => {
    const folder = new URL("../../src/report/", import.meta.url);
    const files = readdirSync(folder);
    expect(files).toContain("index.ts");
    for (const file of files)
      expect(readFileSync(new URL(file, folder), "utf8")).not.toMatch(/\b(process|console)\.|node:(fs|process)/);
  });
});
