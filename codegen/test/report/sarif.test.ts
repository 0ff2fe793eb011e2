import { describe, expect, it } from "vitest";
import type { Issue } from "../../src/issue.js";
import { formatIssues } from "../../src/report/index.js";
import { HOSTILE_ISSUE, HOSTILE_VISIBLE, options, STALE, UNSAFE, WRONG_TYPE } from "./issues.js";
import { validateSarif as validate } from "./sarif-schema.js";

const SARIF = options({
  format: "sarif",
  rules: new Map([
    ["wrong-type", "A field has a value of another type."],
    ["stale", "A generated file does not match the registry."],
    ["duplicate-id", "Two models have one id."],
  ]),
});

describe("sarif", () => {
  it("writes a log that code scanning understands", () => {
    expect(formatIssues([WRONG_TYPE, STALE], SARIF)).toBe(`{
  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
  "version": "2.1.0",
  "runs": [
    {
      "tool": {
        "driver": {
          "name": "modeldex",
          "version": "1.2.3",
          "informationUri": "https://github.com/modeldex/modeldex",
          "rules": [
            {
              "id": "duplicate-id",
              "shortDescription": {
                "text": "Two models have one id."
              },
              "helpUri": "https://github.com/modeldex/modeldex/blob/main/docs/issues.md#duplicate-id"
            },
            {
              "id": "stale",
              "shortDescription": {
                "text": "A generated file does not match the registry."
              },
              "helpUri": "https://github.com/modeldex/modeldex/blob/main/docs/issues.md#stale"
            },
            {
              "id": "wrong-type",
              "shortDescription": {
                "text": "A field has a value of another type."
              },
              "helpUri": "https://github.com/modeldex/modeldex/blob/main/docs/issues.md#wrong-type"
            }
          ]
        }
      },
      "columnKind": "utf16CodeUnits",
      "results": [
        {
          "ruleId": "stale",
          "ruleIndex": 1,
          "level": "warning",
          "message": {
            "text": "Does not match registry/models.json."
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "generated/models.ts",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 1
                }
              }
            }
          ],
          "partialFingerprints": {
            "modeldex/v1": "03194974dcb7e55b95fec3661077a497:1"
          }
        },
        {
          "ruleId": "wrong-type",
          "ruleIndex": 2,
          "level": "error",
          "message": {
            "text": "specs.embedding_dim is the text \\"128\\"; it must be a whole number. Write 128."
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "registry/models.json",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 6,
                  "startColumn": 35
                }
              },
              "logicalLocations": [
                {
                  "name": "specs.embedding_dim",
                  "fullyQualifiedName": "colbert-v2/specs.embedding_dim",
                  "kind": "property"
                }
              ]
            }
          ],
          "partialFingerprints": {
            "modeldex/v1": "98ad9ba66aac64d30d7082d70b0944dc:1"
          }
        }
      ]
    }
  ]
}
`);
  });

  it.each([
    ["nothing found", []],
    ["ordinary issues", [WRONG_TYPE, STALE, { ...STALE, model: "colbert-v2" }]],
    ["hostile text", [HOSTILE_ISSUE, { ...HOSTILE_ISSUE, code: "new code/#" }]],
    ["odd files", ["a b/ü#?%[1].json", "/abs/x y.json", "C:/x/y:z.json", "../up.json", "x:y.json", ""].map(inFile)],
  ])("validates against the SARIF 2.1.0 schema: %s", (_, issues) => {
    const output = formatIssues(issues, SARIF);
    validate(JSON.parse(output));
    expect(validate.errors).toBeNull();
    expect(output.replaceAll("\n", "")).not.toMatch(UNSAFE);
    const unknownRules = formatIssues(issues, options({ format: "sarif" }));
    expect(validate(JSON.parse(unknownRules))).toBe(true);
  });

  it.each([
    ["another level", '"level": "error"', '"level": "fatal"'],
    ["a line 0", '"startLine": 6', '"startLine": 0'],
    ["an unknown key", '"columnKind"', '"columnKinds"'],
    ["a URI with a space", '"uri": "registry/models.json"', '"uri": "registry models.json"'],
  ])("is held against a schema that refuses %s", (_, from, to) => {
    const output = formatIssues([WRONG_TYPE], SARIF);
    expect(output).toContain(from);
    expect(validate(JSON.parse(output.replace(from, to)))).toBe(false);
  });

  it("points every result at its rule", () => {
    const [run] = JSON.parse(formatIssues([HOSTILE_ISSUE, WRONG_TYPE, STALE], SARIF)).runs;
    for (const result of run.results) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
  });

  it.each([
    ["registry/models.json", { uri: "registry/models.json", uriBaseId: "%SRCROOT%" }],
    ["a b/ü#?%.json", { uri: "a%20b/%C3%BC%23%3F%25.json", uriBaseId: "%SRCROOT%" }],
    ["x:y.json", { uri: "x%3Ay.json", uriBaseId: "%SRCROOT%" }],
    ["\ud800.json", { uri: "%EF%BF%BD.json", uriBaseId: "%SRCROOT%" }],
    ["/abs/x y.json", { uri: "file:///abs/x%20y.json" }],
    ["C:/x/y:z.json", { uri: "file:///C:/x/y%3Az.json" }],
  ])("writes the file %j as a URI", (file, want) => {
    expect(resultsOf([inFile(file)])[0].locations[0].physicalLocation.artifactLocation).toEqual(want);
  });

  it("keeps text from becoming placeholders or links", () => {
    const message = "{0} [click](https://example.com) \u001b";
    expect(resultsOf([{ ...STALE, message }])[0].message.text).toBe("{{0}} [click] (https://example.com) \\u{{1b}}.");
  });

  it("names the record and the field", () => {
    const { path: _, ...whole } = WRONG_TYPE;
    expect(resultsOf([whole])[0].locations[0].logicalLocations).toEqual([
      { name: "colbert-v2", fullyQualifiedName: "colbert-v2", kind: "object" },
    ]);
    expect(resultsOf([HOSTILE_ISSUE])[0].locations[0].logicalLocations[0].name).toBe(HOSTILE_VISIBLE);
  });

  it("fingerprints what an issue is about, not where it stands", () => {
    const [alone] = fingerprintsOf([WRONG_TYPE]);
    expect(alone).toMatch(/^[0-9a-f]{32}:1$/);
    expect(fingerprintsOf([{ ...WRONG_TYPE, line: 90, column: 1, message: "Other words." }])).toEqual([alone]);
    expect(fingerprintsOf([WRONG_TYPE, { ...WRONG_TYPE, line: 7 }])).toEqual([alone, alone?.replace(":1", ":2")]);
    const others = [{ code: "x" }, { file: "x" }, { model: "x" }, { path: "x" }].map((part) => ({
      ...WRONG_TYPE,
      ...part,
    }));
    expect(new Set([alone, ...others.flatMap((issue) => fingerprintsOf([issue]))]).size).toBe(5);
  });
});

function inFile(file: string): Issue {
  return { ...WRONG_TYPE, file };
}

function resultsOf(issues: readonly Issue[]) {
  return JSON.parse(formatIssues(issues, SARIF)).runs[0].results;
}

function fingerprintsOf(issues: readonly Issue[]): string[] {
  return resultsOf(issues).map(
    (result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints["modeldex/v1"],
  );
}
