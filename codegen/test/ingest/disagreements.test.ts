// What `modeldex promote` puts on record about disagreements, by the real command: the same bytes whatever the order of
// files and rows, together with models.json or not at all, and repaired by the next run.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Random, SEED } from "../robustness/random.js";
import { candidates, makeWorkplace, type Workplace } from "./support.js";

const DENSE = { type: "dense", "specs.embedding_dim": 384, "capabilities.modalities": ["text"] };

const TRUST = {
  default: { reason: "Nobody outranks anybody." },
  rules: [
    { fields: ["license"], order: ["sheet"], reason: "The sheet was read by a person." },
    { fields: ["release_date"], weak: ["other"], reason: "The other one dates the repository." },
    { fields: ["specs.parameters"], order: ["sheet"], tolerance: 0.02, reason: "The other one rounds." },
    {
      fields: ["popularity.downloads", "popularity.date"],
      together: true,
      latest_by: "popularity.date",
      reason: "One day.",
    },
  ],
};

const SHEET = {
  "org/alpha": {
    ...DENSE,
    license: "MIT",
    family: "bert",
    "specs.parameters": 101,
    "popularity.downloads": 7,
    "popularity.date": "2026-11-01",
    release_date: "2024-05",
  },
  "org/beta": { family: "bert", release_date: "2023" },
};

const OTHER = {
  "org/alpha": {
    license: "Apache-2.0",
    family: "roberta",
    "specs.parameters": 100,
    "popularity.downloads": 5,
    "popularity.date": "2026-10-01",
    release_date: "2024-06-01",
  },
  "org/beta": { family: "gpt", release_date: "2023-04" },
  "org/gamma": { release_date: "2022" },
};

const RECORD = `{
  "version": 1,
  "reasons": {
    "family": "Nobody outranks anybody.",
    "license": "The sheet was read by a person.",
    "popularity.downloads": "One day.",
    "release_date": "The other one dates the repository.",
    "specs.parameters": "The other one rounds."
  },
  "unconfirmed": {
    "release_date": 1
  },
  "disagreements": [
    { "huggingface_id": "org/alpha", "id": "alpha", "field": "family", "kind": "open", "claims": [{ "source": "other", "value": "roberta" }, { "source": "sheet", "value": "bert" }] },
    { "huggingface_id": "org/alpha", "id": "alpha", "field": "license", "kind": "order", "decided_by": "sheet", "claims": [{ "source": "sheet", "value": "MIT" }, { "source": "other", "value": "Apache-2.0" }] },
    { "huggingface_id": "org/alpha", "id": "alpha", "field": "popularity.downloads", "kind": "latest", "decided_by": "sheet", "claims": [{ "source": "sheet", "value": 7, "date": "2026-11-01" }, { "source": "other", "value": 5, "date": "2026-10-01", "left_out": "older" }] },
    { "huggingface_id": "org/alpha", "id": "alpha", "field": "release_date", "kind": "weak", "decided_by": "sheet", "claims": [{ "source": "sheet", "value": "2024-05" }, { "source": "other", "value": "2024-06-01", "left_out": "unconfirmed" }] },
    { "huggingface_id": "org/alpha", "id": "alpha", "field": "specs.parameters", "kind": "tolerance", "decided_by": "sheet", "claims": [{ "source": "sheet", "value": 101 }, { "source": "other", "value": 100 }] },
    { "huggingface_id": "org/beta", "field": "family", "kind": "open", "claims": [{ "source": "other", "value": "gpt" }, { "source": "sheet", "value": "bert" }] },
    { "huggingface_id": "org/beta", "field": "release_date", "kind": "precision", "decided_by": "sheet", "claims": [{ "source": "other", "value": "2023-04" }, { "source": "sheet", "value": "2023" }] }
  ]
}
`;

const FILE = "my/disagreements.json";

function makePlace(files: readonly (readonly [name: string, content: object])[] = FILES): Workplace {
  const place = makeWorkplace();
  place.write("my/trust.json", TRUST);
  for (const [name, content] of files) place.write(`my/candidates/${name}.json`, content);
  return place;
}

const FILES = [
  ["sheet", candidates("sheet", SHEET)],
  ["other", candidates("other", OTHER)],
] as const;

const isThere = (place: Workplace) => {
  try {
    place.read(FILE);
    return true;
  } catch {
    return false;
  }
};

test("says who disagreed about what, and what settled it", async () => {
  const place = makePlace();
  const { code, stdout } = await place.modeldex("promote");
  expect([code, stdout.split("\n")[0]]).toEqual([
    0,
    '1 model added, 0 fields filled, 0 kept, 2 candidates held back, 2 disagreements open. Run "modeldex generate" to bring the constants up to date.',
  ]);
  expect(place.read(FILE)).toBe(RECORD);
});

test.each([1, 2, 3, 4])("is the same whatever the order of files, models, facts and rows (%i)", async (round) => {
  const random = new Random(SEED + round);
  const shuffled = (models: Readonly<Record<string, object>>) =>
    Object.fromEntries(
      random.shuffle(Object.entries(models)).map(([id, facts]) => {
        return [id, Object.fromEntries(random.shuffle(Object.entries(facts)))] as const;
      }),
    );
  const sheet = candidates("sheet", shuffled(SHEET));
  const other = candidates("other", shuffled(OTHER));
  // Which of the two is read last is chance, too.
  const names = random.shuffle(["a", "b"]);
  const place = makePlace([
    [names[0] as string, sheet],
    [names[1] as string, other],
  ]);
  await place.modeldex("promote");
  expect(place.read(FILE)).toBe(RECORD);
});

test("is the same where both sources are in one file, in any order of rows", async () => {
  const lists = [candidates("sheet", SHEET), candidates("other", OTHER)] as { candidates: readonly object[] }[];
  const rows = lists.flatMap((list) => list.candidates);
  for (const round of [1, 2, 3]) {
    const place = makePlace([["all", { ...lists[0], candidates: new Random(SEED + round).shuffle(rows) }]]);
    await place.modeldex("promote");
    expect(place.read(FILE)).toBe(RECORD);
  }
});

test("is not written by a dry run, nor when nothing changed, nor where there is nothing to record", async () => {
  const place = makePlace();
  expect((await place.modeldex("promote", "--dry-run")).code).toBe(0);
  expect(isThere(place)).toBe(false);
  await place.modeldex("promote");
  const before = place.writtenAt(FILE);
  const again = await place.modeldex("promote");
  expect(again.stdout.split("\n")[0]).toMatch(/Nothing changed\.$/);
  expect(place.writtenAt(FILE)).toBe(before);

  const peaceful = makePlace([["sheet", candidates("sheet", SHEET)]]);
  await peaceful.modeldex("promote");
  expect(isThere(peaceful)).toBe(false);
});

test("is not written where the registry would be refused", async () => {
  const place = makePlace([...FILES, ["worse", candidates("nobody", { "org/alpha": { family: "t5" } })]]);
  expect((await place.modeldex("promote")).code).toBe(1);
  expect(isThere(place)).toBe(false);
});

test("is repaired by the next run when a kill came after models.json, whatever was there before", async () => {
  const place = makePlace();
  await place.modeldex("promote");
  const models = place.read("my/models.json");
  for (const found of [undefined, RECORD.replace(/ {4}\{ "hugging.*\n/, ""), "{ cut off", '{"version":2}']) {
    if (found === undefined) rmSync(join(place.registry, "disagreements.json"));
    else place.write(FILE, found);
    const { code, stdout } = await place.modeldex("promote");
    expect([code, stdout.split("\n")[0]]).toEqual([
      0,
      '0 models added, 0 fields filled, 0 kept, 2 candidates held back, 2 disagreements open. Run "modeldex generate" to bring the constants up to date.',
    ]);
    expect(place.read(FILE)).toBe(RECORD);
    expect(place.read("my/models.json")).toBe(models);
  }
});

test("is emptied when the last disagreement is settled at its source", async () => {
  const place = makePlace();
  await place.modeldex("promote");
  place.write("my/candidates/other.json", candidates("other", {}));
  await place.modeldex("promote");
  expect(place.read(FILE)).toBe(`{
  "version": 1,
  "reasons": {},
  "unconfirmed": {},
  "disagreements": []
}
`);
});
