// `modeldex audit` by the real command: findings in every format, accepted cases, age, and what it says to wrong use.
import { expect, test } from "vitest";
import { makeWorkplace, type Workplace } from "../ingest/support.js";
import { UNSAFE } from "../report/issues.js";
import { validateSarif } from "../report/sarif-schema.js";

const SOUND = {
  id: "sound",
  type: "dense",
  name: "Sound",
  source: "huggingface",
  huggingface_id: "org/sound",
  organization: "org",
  specs: { parameters: 109_482_240, embedding_dim: 768, memory_mb: 418 },
  capabilities: { modalities: ["text"] },
  provenance: Object.fromEntries(
    ["type", "specs", "capabilities"].map((field) => [field, { source: "sheet", how: "declared" }]),
  ),
};
const HEAVY = {
  ...SOUND,
  id: "heavy",
  huggingface_id: "org/heavy",
  specs: { ...SOUND.specs, context_length: 514, memory_mb: 572 },
};

const MEMORY =
  "Model heavy: memory_mb 572 (sheet) is 5.48 bytes for each of parameters 109482240 (sheet). At 2 bytes it would be 300 million parameters, at 4 bytes 150 million: one of the two figures is rounded or another model's.";
const OFFSET =
  "Model heavy: context_length 514 (sheet) is 2 above 512. Two positions are padding: 512 tokens can be used.";

const accept = (...exceptions: readonly object[]) => ({ exceptions });
const REASON = { reason: "Looked at by a person." };

function candidates(facts: Readonly<Record<string, unknown>>): object {
  const lines = Object.entries(facts).map(([path, value]) => [path, { value, source: "other", how: "declared" }]);
  const counts = { rows: 1, passed_over: 0, faults: 0, candidates: 1, facts: lines.length, kept: 0 };
  const entry = { huggingface_id: "org/heavy", facts: Object.fromEntries(lines) };
  return { version: 1, source: "other", outcome: "ok", counts, candidates: [entry] };
}

async function audit(place: Workplace, ...words: readonly string[]) {
  const { code, stdout, stderr } = await place.modeldex("audit", ...words);
  return { code, stdout, stderr };
}

test("a registry without open questions", async () => {
  const place = makeWorkplace([SOUND]);
  expect(await audit(place)).toEqual({ code: 0, stdout: "1 model audited, no open questions.\n", stderr: "" });
});

test("findings stand in order of place, as warnings, and make the command fail", async () => {
  const place = makeWorkplace([HEAVY, SOUND]);
  expect(await audit(place)).toEqual({
    code: 1,
    stdout: `my/models.json:26:22  memory (warning)  heavy  ${MEMORY}
my/models.json:27:27  context-offset (warning)  heavy  ${OFFSET}

2 warnings in 1 file.
`,
    stderr: "",
  });
});

test("other sources are quoted with what they say", async () => {
  const place = makeWorkplace([HEAVY]);
  place.write("my/candidates/other.json", candidates({ "specs.parameters": 149_014_272, "specs.memory_mb": 572 }));
  const { stdout } = await audit(place);
  expect(stdout).toContain(
    "memory_mb 572 (sheet, other) is 5.48 bytes for each of parameters 109482240 (sheet; other says 149014272).",
  );
});

test("--json has what was found and nothing else", async () => {
  const place = makeWorkplace([HEAVY]);
  place.write("my/audit-exceptions.json", accept({ audit: "memory", model: "heavy", ...REASON }));
  const { code, stdout, stderr } = await audit(place, "--json");
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const [message, help] = OFFSET.split(/(?<=512\.) /);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    issues: [
      {
        code: "context-offset",
        severity: "warning",
        file: "my/models.json",
        line: 27,
        column: 27,
        model: "heavy",
        path: "specs.context_length",
        message: message?.slice(0, -1),
        help,
      },
    ],
  });
});

test("--format github and sarif", async () => {
  const place = makeWorkplace([HEAVY]);
  const github = await audit(place, "--format", "github");
  expect(github.code).toBe(1);
  expect(github.stdout).toContain(
    `::warning file=my/models.json,line=27,col=27,title=context-offset::heavy: ${OFFSET}\n`,
  );
  const sarif = await audit(place, "--format", "sarif");
  expect(sarif.code).toBe(1);
  const log = JSON.parse(sarif.stdout);
  expect(validateSarif(log), JSON.stringify(validateSarif.errors)).toBe(true);
  expect(log.runs[0].results.map(({ ruleId, level }: Record<string, unknown>) => [ruleId, level])).toEqual([
    ["memory", "warning"],
    ["context-offset", "warning"],
  ]);
});

test("accepted cases are counted, with and without their field", async () => {
  const place = makeWorkplace([HEAVY]);
  place.write(
    "my/audit-exceptions.json",
    accept(
      { audit: "memory", model: "heavy", ...REASON },
      { audit: "context-offset", model: "heavy", field: "specs", ...REASON },
    ),
  );
  expect(await audit(place)).toEqual({
    code: 0,
    stdout: "1 model audited, no open questions. 2 findings accepted.\n",
    stderr: "",
  });
});

test("an exception that explains nothing is a finding, at its place", async () => {
  const place = makeWorkplace([SOUND]);
  place.write(
    "my/audit-exceptions.json",
    accept(
      { audit: "memory", model: "sound", ...REASON },
      { audit: "memory", model: "sond", ...REASON },
      { audit: "memroy", model: "sound", ...REASON },
      { audit: "quite-another", model: "sound", ...REASON },
    ),
  );
  expect(await audit(place)).toEqual({
    code: 1,
    stdout: `my/audit-exceptions.json:3:5  unneeded-exception  memory finds nothing about sound that this exception explains. Remove it: the facts were corrected, or another exception covers them.
my/audit-exceptions.json:10:16  audit-exceptions  There is no model "sond". Did you mean "sound"?
my/audit-exceptions.json:14:16  audit-exceptions  There is no audit "memroy". Did you mean "memory"?
my/audit-exceptions.json:19:16  audit-exceptions  There is no audit "quite-another". Use a code that modeldex audit reports.

4 errors in 1 file.
`,
    stderr: "",
  });
});

test("an exception for another field, and one too many, explain nothing", async () => {
  const place = makeWorkplace([HEAVY]);
  const offset = { audit: "context-offset", model: "heavy", ...REASON };
  place.write(
    "my/audit-exceptions.json",
    accept({ audit: "memory", model: "heavy", field: "files.size_bytes", ...REASON }, offset, offset),
  );
  expect(
    (await audit(place)).stdout,
  ).toBe(`my/audit-exceptions.json:3:5  unneeded-exception  memory finds nothing about heavy that this exception explains. Remove it: the facts were corrected, or another exception covers them.
my/audit-exceptions.json:14:5  unneeded-exception  context-offset finds nothing about heavy that this exception explains. Remove it: the facts were corrected, or another exception covers them.
my/models.json:26:22  memory (warning)  heavy  ${MEMORY}

2 errors, 1 warning in 2 files.
`);
});

test("an exception is not judged where its audit did not see what it needs", async () => {
  const place = makeWorkplace([SOUND]);
  place.write(
    "my/audit-exceptions.json",
    accept({ audit: "outvoted", model: "sound", ...REASON }, { audit: "stale-fact", model: "sound", ...REASON }),
  );
  expect((await audit(place)).code).toBe(0);
  place.write("my/candidates/other.json", candidates({ license: "MIT" }));
  expect((await audit(place)).stdout).toContain("my/audit-exceptions.json:3:5  unneeded-exception  outvoted");
  const { stdout } = await audit(place, "--max-age", "900", "--today", "2026-11-21");
  expect(stdout).toContain("my/audit-exceptions.json:8:5  unneeded-exception  stale-fact");
});

test("an exceptions file that cannot be read stops the audit", async () => {
  const place = makeWorkplace([HEAVY]);
  place.write("my/audit-exceptions.json", accept({ audit: "memory", model: "heavy" }));
  expect(await audit(place)).toEqual({
    code: 1,
    stdout: `my/audit-exceptions.json:3:5  audit-exceptions  "exceptions.0" has no "reason". registry/audit-exceptions.schema.json says what belongs there.

1 error in 1 file.
`,
    stderr: "",
  });
});

test("an invalid registry is not audited", async () => {
  const place = makeWorkplace([{ ...HEAVY, name: undefined }]);
  const { code, stdout } = await audit(place);
  expect(code).toBe(1);
  expect(stdout).toContain("missing-field");
  expect(stdout).not.toContain("context-offset");
});

test("age is asked for, and counts from a given day", async () => {
  const place = makeWorkplace([SOUND]);
  expect((await audit(place, "--max-age", "20", "--today", "2026-11-21")).code).toBe(0);
  expect(await audit(place, "--max-age", "19", "--today", "2026-11-21")).toEqual({
    code: 1,
    stdout: `my/models.json:7:15  stale-fact (warning)  The state of sheet is 20 days old (2026-11-01) and backs 5 facts of 1 model. Read it again.

1 warning in 1 file.
`,
    stderr: "",
  });
});

test.each([
  [
    ["--max-age", "soon"],
    "error: option '--max-age <days>' argument 'soon' is invalid. Write a number of days, such as 180.\n",
  ],
  [
    ["--max-age", "9", "--today", "2026-02-30"],
    "error: option '--today <date>' argument '2026-02-30' is invalid. Write a day of the calendar, such as 2026-11-21.\n",
  ],
  [["--today", "2026-11-21"], "modeldex: --today means nothing without --max-age.\n"],
])("%j is wrong use", async (words, stderr) => {
  expect(await audit(makeWorkplace([SOUND]), ...words)).toEqual({ code: 2, stdout: "", stderr });
});

test("text of strangers is shown as text", async () => {
  const { huggingface_id: _, ...other } = { ...HEAVY, source: "other", name: "\u202eevil\u001b[0 70B" };
  const { stdout } = await audit(makeWorkplace([other]));
  expect(stdout).toContain("is 0.00156 times the 70 billion in the name \\u{202e}evil\\u{1b}[0 70B.");
  expect(stdout.replaceAll("\n", "")).not.toMatch(UNSAFE);
});
