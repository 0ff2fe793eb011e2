import { describe, expect, it } from "vitest";
import { formatIssues } from "../../src/report/index.js";
import { HOSTILE, HOSTILE_ISSUE, options, STALE, UNSAFE, WRONG_TYPE } from "./issues.js";

describe("json", () => {
  it("writes every key of every issue", () => {
    expect(formatIssues([WRONG_TYPE, STALE], options({ format: "json" }))).toBe(`{
  "version": 1,
  "issues": [
    {
      "code": "stale",
      "severity": "warning",
      "file": "generated/models.ts",
      "line": 1,
      "column": 1,
      "model": null,
      "path": null,
      "message": "Does not match registry/models.json.",
      "help": null
    },
    {
      "code": "wrong-type",
      "severity": "error",
      "file": "registry/models.json",
      "line": 6,
      "column": 35,
      "model": "colbert-v2",
      "path": "specs.embedding_dim",
      "message": "specs.embedding_dim is the text \\"128\\"; it must be a whole number.",
      "help": "Write 128."
    }
  ]
}
`);
  });

  it("is JSON, and nothing else, when nothing was found", () => {
    expect(formatIssues([], options({ format: "json", summary: "312 models valid." }))).toBe(
      '{\n  "version": 1,\n  "issues": []\n}\n',
    );
  });

  it("keeps hostile text exactly, and is still safe to print", () => {
    const output = formatIssues([HOSTILE_ISSUE], options({ format: "json", color: true }));
    expect(JSON.parse(output).issues[0].message).toBe(HOSTILE);
    expect(output.replaceAll("\n", "")).not.toMatch(UNSAFE);
  });
});
