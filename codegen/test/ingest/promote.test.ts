// `modeldex promote` by the real command: what candidates do to models.json, and what they never do.
import { expect, test } from "vitest";
import { candidates, makeWorkplace, type Workplace } from "./support.js";

const DENSE = { type: "dense", "specs.embedding_dim": 384, "capabilities.modalities": ["text"] };

const KNOWN = {
  id: "known",
  type: "dense",
  name: "Known",
  source: "huggingface",
  huggingface_id: "org/known",
  organization: "org",
  specs: { embedding_dim: 768 },
  capabilities: { modalities: ["text"] },
  provenance: {
    type: { source: "sheet", how: "declared" },
    "specs.embedding_dim": { source: "sheet", how: "declared" },
    "capabilities.modalities": { source: "sheet", how: "declared" },
  },
};

const modelsOf = (place: Workplace) => JSON.parse(place.read("my/models.json")).models;

test("adds new models, fills what is empty, keeps what people wrote, and says so", async () => {
  const place = makeWorkplace([KNOWN]);
  place.write(
    "my/candidates/sheet.json",
    candidates("sheet", {
      "org/known": { ...DENSE, license: "MIT" },
      "org/new": DENSE,
      "org/poor": { license: "MIT" },
    }),
  );
  expect(await place.modeldex("promote")).toEqual({
    code: 0,
    signal: null,
    stdout: `1 model added, 1 field filled, 1 kept, 1 candidate held back, 0 disagreements open. Run "modeldex generate" to bring the constants up to date.

Added:
  new

Filled:
  known: license

Kept as they are in the registry:
  known: specs.embedding_dim is 768, sheet says 384

Held back:
  1 x no source states its type
`,
    stderr: "",
  });
  expect(modelsOf(place)).toEqual([
    {
      ...KNOWN,
      license: "MIT",
      provenance: { ...KNOWN.provenance, license: { source: "sheet", how: "declared" } },
    },
    {
      id: "new",
      type: "dense",
      name: "new",
      source: "huggingface",
      huggingface_id: "org/new",
      organization: "org",
      specs: { embedding_dim: 384 },
      capabilities: { modalities: ["text"] },
      provenance: KNOWN.provenance,
    },
  ]);
  const text = place.read("my/models.json");
  const again = await place.modeldex("promote");
  expect(again.stdout.split("\n")[0]).toBe(
    "0 models added, 0 fields filled, 1 kept, 1 candidate held back, 0 disagreements open. Nothing changed.",
  );
  expect(place.read("my/models.json")).toBe(text);
});

test("leaves out what sources disagree on, lists it, and takes what an order of trust decides", async () => {
  const place = makeWorkplace([KNOWN]);
  place.write("my/candidates/a.json", candidates("sheet", { "org/known": { license: "MIT", family: "bert" } }));
  place.write("my/candidates/b.json", candidates("other", { "org/known": { license: "Apache-2.0", family: "bert" } }));
  const open = await place.modeldex("promote");
  expect([open.code, open.stdout]).toEqual([
    0,
    `0 models added, 1 field filled, 0 kept, 0 candidates held back, 1 disagreement open. Run "modeldex generate" to bring the constants up to date.

Filled:
  known: family

Disagreements open:
  huggingface_id:org/known: license: other says "Apache-2.0", sheet says "MIT"
`,
  ]);
  expect(modelsOf(place)[0]).toMatchObject({ family: "bert" });
  expect(modelsOf(place)[0].license).toBeUndefined();

  place.write("my/trust.json", {
    default: { reason: "None." },
    rules: [{ fields: ["license"], order: ["sheet", "other"], reason: "The sheet was read by a person." }],
  });
  const { stdout } = await place.modeldex("promote", "--json");
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    added: [],
    filled: [{ id: "known", fields: ["license"] }],
    replaced: [],
    kept: [],
    held: [],
    open: [],
    decided: [
      {
        key: { field: "huggingface_id", value: "org/known" },
        field: "license",
        kind: "order",
        decidedBy: "sheet",
        reason: "The sheet was read by a person.",
        claims: [
          { source: "sheet", value: "MIT" },
          { source: "other", value: "Apache-2.0" },
        ],
      },
    ],
    changed: true,
    awaitsAcceptance: false,
    issues: [],
  });
  expect(modelsOf(place)[0].license).toBe("MIT");
});

test("asks of new models what the rule of admission asks", async () => {
  const place = makeWorkplace();
  place.write("my/admission.json", { dense: [["license"], ["specs.parameters", "popularity.downloads"]] });
  place.write(
    "my/candidates/sheet.json",
    candidates("sheet", { "org/a": DENSE, "org/b": { ...DENSE, license: "MIT" } }),
  );
  const { code, stdout } = await place.modeldex("promote");
  expect([code, stdout]).toEqual([
    0,
    `0 models added, 0 fields filled, 0 kept, 2 candidates held back, 0 disagreements open. Nothing changed.

Held back:
  2 x no source states specs.parameters or popularity.downloads
  1 x no source states license
`,
  ]);
});

test("shows what it would do in a dry run, and does nothing", async () => {
  const place = makeWorkplace();
  const before = place.read("my/models.json");
  place.write("my/candidates/sheet.json", candidates("sheet", { "org/new": DENSE }));
  const { code, stdout } = await place.modeldex("promote", "--dry-run");
  expect([code, stdout]).toEqual([
    0,
    "1 model added, 0 fields filled, 0 kept, 0 candidates held back, 0 disagreements open. Nothing was written.\n\nAdded:\n  new\n",
  ]);
  expect(place.read("my/models.json")).toBe(before);
});

test.each([
  [
    "a result that check would refuse",
    { "my/candidates/sheet.json": candidates("sheet", { "org/known": { license: "MYT" } }) },
    'my/models.json:23:18  license  known  Model known has invalid license: "MYT" is not an SPDX expression. For a licence that SPDX does not list write LicenseRef- and a name, with license_name and license_url.',
  ],
  [
    "a source that the registry does not declare",
    { "my/candidates/sheet.json": candidates("sheets", { "org/new": DENSE }) },
    'my/candidates/sheet.json:19:21  undeclared-source  my/models.json does not declare the source "sheets". Add it to "sources" there, with title, url and date. Did you mean "sheet"?',
  ],
  [
    "a value that its field cannot hold",
    { "my/candidates/sheet.json": candidates("sheet", { "org/new": { ...DENSE, "specs.embedding_dim": "wide" } }) },
    'my/candidates/sheet.json:23:20  candidates  "wide" is not a value of specs.embedding_dim. Correct it at the source, and ingest again.',
  ],
  [
    "a field that does not exist",
    { "my/candidates/sheet.json": candidates("sheet", { "org/new": { ...DENSE, "specs.dim": 1 } }) },
    'my/candidates/sheet.json:34:22  candidates  There is no field "specs.dim". Use a field path of models.schema.json, such as specs.parameters.',
  ],
  [
    "an id that leads elsewhere",
    { "my/candidates/sheet.json": candidates("sheet", { "../\u001b[2J\u202e": DENSE }) },
    'my/candidates/sheet.json:15:25  candidates  "../\\u001b[2J\\u{202e}" is not a huggingface_id. Correct it at the source, and ingest again.',
  ],
  [
    "a key that would reach the prototype",
    {
      "my/candidates/sheet.json": JSON.stringify(candidates("sheet", { "org/new": { evil: 1 } })).replace(
        '"evil"',
        '"__proto__"',
      ),
    },
    'my/candidates/sheet.json:1:190  candidates  There is no field "__proto__". Use a field path of models.schema.json, such as specs.parameters.',
  ],
  [
    "a candidates file cut off",
    { "my/candidates/sheet.json": '{ "version": 1,' },
    "my/candidates/sheet.json:1:16  candidates  A field name is expected here. Remove a trailing comma, or write the name between double quotes.",
  ],
  [
    "an order of trust at fault",
    { "my/candidates/sheet.json": candidates("sheet", { "org/new": DENSE }), "my/trust.json": "{}" },
    'my/trust.json:1:1  trust  The file has no "default". registry/trust.schema.json says what belongs there.\nmy/trust.json:1:1  trust  The file has no "rules". registry/trust.schema.json says what belongs there.',
  ],
])("refuses %s, and writes nothing", async (_, files, issues) => {
  const place = makeWorkplace([KNOWN]);
  for (const [name, content] of Object.entries(files)) place.write(name, content);
  const before = place.read("my/models.json");
  const { code, stdout, stderr } = await place.modeldex("promote");
  const number = issues.split("\n").length;
  expect({ code, stdout, stderr }).toEqual({
    code: 1,
    stdout: `${issues}\n\n${number} error${number === 1 ? "" : "s"} in 1 file.\n`,
    stderr: "modeldex: nothing was written.\n",
  });
  expect(place.read("my/models.json")).toBe(before);
});

test("refuses with JSON and nothing else under --json", async () => {
  const place = makeWorkplace();
  place.write("my/candidates/sheet.json", candidates("nobody", { "org/new": DENSE }));
  const { code, stdout, stderr } = await place.modeldex("promote", "--json");
  expect([code, stderr]).toEqual([1, ""]);
  expect(JSON.parse(stdout)).toMatchObject({ added: [], changed: false, issues: [{ code: "undeclared-source" }] });
});

test("does not count as filled what it had to take out again for want of a successor", async () => {
  const place = makeWorkplace([KNOWN]);
  const retired = { status: "deprecated", replaced_by: "org/elsewhere", reason: "Superseded." };
  place.write("my/candidates/sheet.json", candidates("sheet", { "org/known": retired }));
  const before = place.read("my/models.json");
  const { code, stdout } = await place.modeldex("promote");
  expect([code, stdout]).toEqual([
    0,
    "0 models added, 0 fields filled, 0 kept, 0 candidates held back, 0 disagreements open. Nothing changed.\n",
  ]);
  expect(place.read("my/models.json")).toBe(before);
});

test("says so where there is nothing to promote", async () => {
  expect(await makeWorkplace().modeldex("promote")).toEqual({
    code: 2,
    signal: null,
    stdout: "",
    stderr:
      'modeldex: my/candidates holds no candidates. Make some with "modeldex ingest" or "modeldex ingest file".\n',
  });
});

test("names from outside reach no terminal", async () => {
  const place = makeWorkplace([KNOWN]);
  place.write("my/candidates/sheet.json", candidates("sheet", { "org/known": { name: "\u001b[2J\u202eevil" } }));
  const { stdout } = await place.modeldex("promote");
  expect(
    stdout,
  ).toBe(`0 models added, 0 fields filled, 1 kept, 0 candidates held back, 0 disagreements open. Nothing changed.

Kept as they are in the registry:
  known: name is "Known", sheet says "\\u001b[2J\\u{202e}evil"
`);
});

test("what somebody refused takes no part: neither the model nor the claim, until it says something else", async () => {
  const place = makeWorkplace();
  const says = (license: string) =>
    candidates("sheet", { "org/refused": DENSE, "org/model": { ...DENSE, license, license_raw: license } });
  const refuse = (field: string) => ({
    huggingface_id: "org/model",
    field,
    source: "sheet",
    value: "MIT",
    reason: "The card says otherwise.",
  });
  place.write("my/rejections.json", {
    version: 1,
    rejections: [
      { huggingface_id: "org/refused", reason: "No model of this kind." },
      refuse("license"),
      refuse("license_raw"),
    ],
  });
  place.write("my/candidates/sheet.json", says("MIT"));
  expect((await place.modeldex("promote")).stdout).toBe(
    `1 model added, 0 fields filled, 0 kept, 1 candidate held back, 0 disagreements open. Run "modeldex generate" to bring the constants up to date.

Added:
  model

Held back:
  1 x rejected: No model of this kind.
`,
  );
  expect(modelsOf(place)[0].license).toBeUndefined();
  place.write("my/candidates/sheet.json", says("Apache-2.0"));
  await place.modeldex("promote");
  expect(modelsOf(place)[0].license).toBe("Apache-2.0");
});

test("a newcomer that breaks a rule is held back, and keeps no other one out", async () => {
  const place = makeWorkplace();
  place.write(
    "my/candidates/sheet.json",
    candidates("sheet", { "org/good": DENSE, "org/odd": { ...DENSE, license: "MYT" } }),
  );
  expect(await place.modeldex("promote")).toEqual({
    code: 0,
    signal: null,
    stdout: `1 model added, 0 fields filled, 0 kept, 1 candidate held back, 0 disagreements open. Run "modeldex generate" to bring the constants up to date.

Added:
  good

Held back:
  1 x "modeldex check" would say: Model odd has invalid license: "MYT" is not an SPDX expression
`,
    stderr: "",
  });
});
