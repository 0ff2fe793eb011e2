// Branches that change the registry at the same time, merged by the real git: what git can do alone stays as it is, and
// what it leaves in conflict `modeldex fix` puts together, or says where people have to choose. On this repository's registry.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { formatRegistry } from "../../src/layout.js";
import type { ModelRecord, Registry } from "../../src/record.js";
import { readTree, realRegistryText, smallRealRegistry } from "../robustness/support.js";
import { CONFLICT_STYLES, type ConflictStyle, Repository } from "./repository.js";

const TEXT = realRegistryText();
const REGISTRY = JSON.parse(TEXT) as Registry;
/** Models of this registry that newcomers look like, with all that such a record has. */
const TEMPLATES = REGISTRY.models.filter(
  (record) => record.huggingface_id !== undefined && record.openrouter_id === undefined && record.status === undefined,
);
const MIDDLE = REGISTRY.models[Math.floor(REGISTRY.models.length / 2)] as ModelRecord;
/** A model whose organization, release date and tags stand next to one another in the file. */
const DATED = REGISTRY.models.find(
  ({ release_date, tags, family, knowledge_cutoff, description }) =>
    release_date !== undefined && tags !== undefined && (family ?? knowledge_cutoff ?? description) === undefined,
) as ModelRecord;

describe("two branches that each add ten models", () => {
  // Before the first model, between two, and after the last one: in the same places on both branches, and next to one another.
  const ours = ["a-1", "a-3", "a-5", ...around(["1", "3", "5"]), "zz-1", "zz-3", "zz-5", "zz-7"].map(newcomer);
  const theirs = ["a-2", "a-4", "a-6", ...around(["2", "4", "6"]), "zz-2", "zz-4", "zz-6", "zz-8"].map(newcomer);
  const merged = withModels(...ours, ...theirs);

  test.each(CONFLICT_STYLES)("in the same places become one registry, with conflicts in style %s", async (style) => {
    const repository = new Repository(TEXT);
    repository.branch("ours", withModels(...ours));
    repository.branch("theirs", withModels(...theirs));
    for (const [into, from] of [
      ["ours", "theirs"],
      ["theirs", "ours"],
    ] as const) {
      expect(repository.merge(into, from, style)).toBe(false);
      expect(await repository.modeldex("fix")).toEqual({
        code: 0,
        signal: null,
        stdout: `Merged HEAD and ${from}: 10 models only in HEAD, 10 only in ${from}. Rewrote models.json in canonical layout.\n`,
        stderr: "",
      });
      expect(repository.read()).toBe(merged);
      repository.abandon();
    }
  });

  test("leave nothing to find but that the code is to be generated", async () => {
    const repository = new Repository(TEXT);
    repository.branch("ours", withModels(...ours));
    repository.branch("theirs", withModels(...theirs));
    repository.merge("ours", "theirs");
    await repository.modeldex("fix");
    const { stdout } = await repository.modeldex("check", "--json");
    const codes = JSON.parse(stdout).issues.map(({ code }: { code: string }) => code);
    expect(new Set(codes)).toEqual(new Set(["missing-output"]));
  });

  test("in places of their own are git's work alone, and there is nothing to fix", async () => {
    const step = Math.floor(REGISTRY.models.length / 20);
    const added = Array.from({ length: 20 }, (_, index) => {
      return newcomer(`${(REGISTRY.models[index * step] as ModelRecord).id}-addition`);
    });
    const repository = new Repository(TEXT);
    repository.branch("ours", withModels(...added.filter((_, index) => index % 2 === 0)));
    repository.branch("theirs", withModels(...added.filter((_, index) => index % 2 === 1)));
    expect(repository.merge("ours", "theirs")).toBe(true);
    expect(repository.read()).toBe(withModels(...added));
    expect(await repository.modeldex("fix")).toMatchObject({ code: 0, stdout: "Nothing to fix.\n" });
  });

  test.each(CONFLICT_STYLES)("some of them the same ones, have those once, in style %s", async (style) => {
    const common = ["a-3", "a-4", "zz-5"].map(newcomer);
    const [left, right] = [["a-1", "zz-3", "zz-6"].map(newcomer), ["a-2", "a-5", "zz-4"].map(newcomer)];
    const repository = new Repository(TEXT);
    repository.branch("ours", withModels(...left, ...common));
    repository.branch("theirs", withModels(...right, ...common));
    expect(repository.merge("ours", "theirs", style)).toBe(false);
    const { stdout } = await repository.modeldex("fix");
    expect(stdout).toBe(
      "Merged HEAD and theirs: 3 models only in HEAD, 3 only in theirs. Rewrote models.json in canonical layout.\n",
    );
    expect(repository.read()).toBe(withModels(...left, ...common, ...right));
  });

  test("in files with CRLF become one registry in canonical layout", async () => {
    const crlf = (text: string) => text.replaceAll("\n", "\r\n");
    const repository = new Repository(crlf(TEXT));
    repository.branch("ours", crlf(withModels(...ours)));
    repository.branch("theirs", crlf(withModels(...theirs)));
    expect(repository.merge("ours", "theirs")).toBe(false);
    expect(await repository.modeldex("fix")).toMatchObject({ code: 0, stderr: "" });
    expect(repository.read()).toBe(merged);
  });
});

describe("two branches that change the same model", () => {
  const sized: ModelRecord = { ...DATED, family: "some-family" };
  const dated: ModelRecord = { ...DATED, release_date: "2026-11-02" };

  // Next to one another in the file, so that git cannot merge them.
  test.each(["diff3", "zdiff3"] as const)("in different fields make one record, in style %s", async (style) => {
    const repository = conflictOf(withChanged(sized), withChanged(dated), style);
    expect(await repository.modeldex("fix")).toEqual({
      code: 0,
      signal: null,
      stdout:
        "Merged HEAD and theirs: 0 models only in HEAD, 0 only in theirs, 1 put together from both. Rewrote models.json in canonical layout.\n",
      stderr: "",
    });
    expect(repository.read()).toBe(withChanged({ ...sized, ...dated }));
  });

  test("in different fields, in a style that does not show who changed what, make one record after the cure", async () => {
    const repository = conflictOf(withChanged(sized), withChanged(dated), "merge");
    const before = repository.read();
    expect(await repository.modeldex("fix")).toEqual({
      code: 1,
      signal: null,
      stdout: `registry/models.json:${lineOf(before, '"release_date"', `"${DATED.id}"`)}:23  merge-conflict  ${DATED.id}  The sides differ in release_date: HEAD has "${DATED.release_date}", theirs has "2026-11-02". Write the right one on both sides, or keep one and delete the markers, and run "modeldex fix" again. After "git checkout --conflict=diff3 registry/models.json" it also sees which side changed what.

1 error in 1 file.
`,
      stderr: "",
    });
    expect(repository.read()).toBe(before);
    repository.git("checkout", "--conflict=diff3", "registry/models.json");
    expect(await repository.modeldex("fix")).toMatchObject({ code: 0 });
    expect(repository.read()).toBe(withChanged({ ...sized, ...dated }));
  });

  test("to different values leave the choice to people: each is named with its place, and nothing is written", async () => {
    const repository = conflictOf(
      withChanged({ ...DATED, organization: "one", release_date: "2026-11-02", tags: ["detail"] }),
      withChanged({ ...DATED, organization: "two", release_date: "2026-11-02", tags: ["portraits", "detail"] }),
      "diff3",
    );
    const before = repository.read();
    expect(await repository.modeldex("fix")).toEqual({
      code: 1,
      signal: null,
      stdout: `registry/models.json:${lineOf(before, '"organization": "one"')}:23  merge-conflict  ${DATED.id}  The sides differ in organization: HEAD has "one", theirs has "two". Write the right one on both sides, or keep one and delete the markers, and run "modeldex fix" again.
registry/models.json:${lineOf(before, '"tags": ["detail"]')}:15  merge-conflict  ${DATED.id}  The sides differ in tags: HEAD has ["detail"], theirs has ["portraits","detail"]. Write the right one on both sides, or keep one and delete the markers, and run "modeldex fix" again.

2 errors in 1 file.
`,
      stderr: "",
    });
    expect(repository.read()).toBe(before);
  });
});

describe("a file in conflict", () => {
  test.each([["check"], ["generate"], ["promote"]])(
    "is one clear finding of %s, at the first marker",
    async (command) => {
      const repository = conflictOf(withModels(newcomer("a-1")), withModels(newcomer("a-2")), "merge");
      repository.add("registry/candidates/sheet.json", '{ "version": 1 }');
      const before = repository.read();
      const { code, stdout } = await repository.modeldex(command);
      expect(code).toBe(1);
      expect(stdout).toContain(
        `registry/models.json:${lineOf(before, "<<<<<<< HEAD")}:1  merge-conflict  Git left both sides of a merge here, HEAD and theirs. Run "modeldex fix"; it merges them model by model.\n`,
      );
      expect(stdout.match(/registry\/models\.json/g)).toHaveLength(1);
      expect(repository.read()).toBe(before);
    },
  );

  test("of which people deleted only some markers is left alone", async () => {
    const repository = conflictOf(withModels(newcomer("a-1")), withModels(newcomer("a-2")), "merge");
    const half = repository.read().replace(/^<{7} .*\n/m, "");
    repository.add("registry/models.json", half);
    expect(await repository.modeldex("fix")).toEqual({
      code: 1,
      signal: null,
      stdout: `registry/models.json:${lineOf(half, "=======")}:1  merge-conflict  The conflict marker ======= has no counterpart. Remove what is left of the conflict, or bring all of it back with "git checkout --merge registry/models.json".

1 error in 1 file.
`,
      stderr: "",
    });
    expect(repository.read()).toBe(half);
    repository.git("checkout", "--merge", "registry/models.json");
    expect(await repository.modeldex("fix")).toMatchObject({ code: 0 });
  });

  test("that holds candidates says to ingest again", async () => {
    const repository = new Repository(TEXT);
    const line = (outcome: string) => `  "outcome": "${outcome}",\n`;
    const text = `{\n  "version": 1,\n<<<<<<< HEAD\n${line("ok")}=======\n${line("partial")}>>>>>>> theirs\n}\n`;
    repository.add("registry/candidates/sheet.json", text);
    expect((await repository.modeldex("promote")).stdout).toBe(
      `registry/candidates/sheet.json:3:1  merge-conflict  Git left both sides of a merge here, HEAD and theirs. Take either side of the file, then ingest its table again.

1 error in 1 file.
`,
    );
  });

  test("that steers promoting is for people to settle", async () => {
    const repository = new Repository(TEXT);
    repository.add("registry/candidates/sheet.json", '{ "version": 1 }');
    repository.add("registry/trust.json", "{\n<<<<<<< HEAD\n=======\n>>>>>>> theirs\n}\n");
    expect((await repository.modeldex("promote")).stdout).toContain(
      "registry/trust.json:2:1  merge-conflict  Git left both sides of a merge here, HEAD and theirs. Keep one side and delete the markers.\n",
    );
  });
});

describe("generated files in conflict", () => {
  const small = smallRealRegistry(2);
  const withModel = (id: string, type: string) =>
    formatRegistry({ ...small, models: [...small.models, { ...newcomer(id), type }] });

  test("are written anew by generate, after fix", async () => {
    const repository = new Repository(formatRegistry(small));
    const generate = async (branch: string, text: string) => {
      repository.branch(branch, text);
      expect(await repository.modeldex("generate")).toMatchObject({ code: 0 });
      repository.commit({});
    };
    await generate("ours", withModel("zz-1", "first-of-its-kind"));
    await generate("theirs", withModel("zz-2", "first-of-its-kind"));
    expect(repository.merge("ours", "theirs")).toBe(false);
    const inConflict = [...readTree(join(repository.directory, "generated"))]
      .filter(([, text]) => /^<{7} /m.test(text))
      .map(([path]) => path);
    expect(inConflict).toContain("models/first-of-its-kind.ts");

    expect(await repository.modeldex("fix")).toMatchObject({ code: 0 });
    expect(await repository.modeldex("generate")).toMatchObject({ code: 0 });
    expect(await repository.modeldex("check")).toMatchObject({ code: 0, stderr: "" });
  });
});

function conflictOf(ours: string, theirs: string, style: ConflictStyle): Repository {
  const repository = new Repository(TEXT);
  repository.branch("ours", ours);
  repository.branch("theirs", theirs);
  expect(repository.merge("ours", "theirs", style)).toBe(false);
  return repository;
}

/** A record like those of this registry, under an id of its own; the same one for the same id. */
function newcomer(id: string): ModelRecord {
  const hash = createHash("sha256").update(id).digest().readUInt32BE();
  const template = TEMPLATES[hash % TEMPLATES.length];
  const { aliases: _, constant_name: __, openrouter_id: ___, ...record } = template as ModelRecord;
  return { ...record, id, name: `Model ${id}`, huggingface_id: `example/${id}` };
}

/** Ids that all belong between the same two models. */
function around(endings: readonly string[]): string[] {
  return endings.map((ending) => `${MIDDLE.id}-addition-${ending}`);
}

function withModels(...added: readonly ModelRecord[]): string {
  return formatRegistry({ ...REGISTRY, models: [...REGISTRY.models, ...added] });
}

function withChanged(changed: ModelRecord): string {
  const models = REGISTRY.models.map((record) => (record.id === changed.id ? changed : record));
  return formatRegistry({ ...REGISTRY, models });
}

/** Number of the first line that holds a text, behind another text. In a conflict our side comes first. */
function lineOf(text: string, part: string, behind = ""): number {
  return text.slice(0, text.indexOf(part, text.indexOf(behind))).split("\n").length;
}
