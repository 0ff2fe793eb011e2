// The directory of a catalogue: whose files are touched and whose are not, also after a run that was stopped.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, unlinkSync, watch } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { formatRegistry } from "../../src/layout.js";
import type { ModelRecord, Registry } from "../../src/record.js";
import { Random, SEED } from "../robustness/random.js";
import { hashTree, readTree, startModeldex, temporaryDirectory, write } from "../robustness/support.js";
import { type SiteProject, siteProject } from "./support.js";

let project: SiteProject;
let page: string;
beforeEach(async () => {
  project = await siteProject();
  await project.add("house-embedder");
  page = join(project.directory, "page");
});

const foreign = (example: string) => ({
  code: 2,
  stdout: "",
  stderr: `modeldex: page holds files that modeldex did not write, such as ${example}. Name an empty directory with --out.\n`,
});

it("a model that is gone takes its page with it, and the data that spoke of it", async () => {
  await project.add("other-embedder");
  await project.site();
  const before = project.recorded();
  const registry = JSON.parse(readFileSync(join(project.directory, "my/models.json"), "utf8"));
  const left = { ...registry, models: registry.models.slice(0, 1) };
  write(join(project.directory, "my/models.json"), formatRegistry(left));
  const { code, stdout } = await project.site();
  const gone = before.filter((path) => !project.recorded().includes(path));
  expect(gone.map((path) => path.replace(/-\w{10}\./, "-HASH."))).toEqual([
    "data/facts-0-HASH.js",
    "data/list-HASH.js",
    "models/other-embedder.html",
  ]);
  expect([code, stdout.endsWith(", 3 files removed.\n")]).toEqual([0, true]);
  expect([...readTree(page).keys()]).toEqual([...project.recorded(), "modeldex-site.json"].sort());
});

it("a folder that nothing is left in goes too", async () => {
  await project.site();
  const registry = JSON.parse(readFileSync(join(project.directory, "my/models.json"), "utf8"));
  write(join(project.directory, "my/models.json"), formatRegistry({ ...registry, models: [] }));
  expect(await project.site()).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(page).sort()).toEqual(
    [...new Set(project.recorded().map((path) => path.split("/")[0])), "modeldex-site.json"].sort(),
  );
});

it("an empty registry has a page", async () => {
  const empty = await siteProject();
  const { code, stdout } = await empty.site();
  const files = empty.recorded().length;
  expect([code, stdout]).toEqual([0, `0 models, ${files} of ${files} files in page written.\n`]);
});

it("a directory of somebody else is left as it is", async () => {
  write(join(page, "notes.txt"), "mine");
  expect(await project.site()).toEqual(foreign("notes.txt"));
  expect([...readTree(page)]).toEqual([["notes.txt", "mine"]]);
});

it("an empty directory is taken", async () => {
  mkdirSync(page);
  expect(await project.site()).toMatchObject({ code: 0, stderr: "" });
});

it("files that others put beside the page's stay", async () => {
  await project.site();
  write(join(page, "CNAME"), "models.example");
  write(join(page, "models/notes.txt"), "mine");
  write(join(page, "CNAME.12345"), "mine too");
  await project.add("other-embedder");
  expect(await project.site()).toMatchObject({ code: 0, stderr: "" });
  const kept = ["CNAME", "models/notes.txt", "CNAME.12345"].map((path) => readFileSync(join(page, path), "utf8"));
  expect(kept).toEqual(["models.example", "mine", "mine too"]);
});

it.each([
  ["a file that the page has not written", "models/other-embedder.html", "models/other-embedder.html"],
  ["a directory with a page's name", "models/other-embedder.html/x", "models/other-embedder.html"],
])("%s is not written over", async (_, path, example) => {
  await project.site();
  write(join(page, path), "mine");
  await project.add("other-embedder");
  const before = hashTree(page);
  expect(await project.site()).toEqual(foreign(example));
  expect(hashTree(page)).toBe(before);
});

it("a file in the place of a folder is not written over", async () => {
  await project.site();
  rmSync(join(page, "models"), { recursive: true });
  write(join(page, "models"), "mine");
  const before = hashTree(page);
  expect(await project.site()).toEqual(foreign("models"));
  expect(hashTree(page)).toBe(before);
});

it("a file in the place of the directory is not written over", async () => {
  write(page, "mine");
  expect(await project.site()).toEqual({
    code: 2,
    stdout: "",
    stderr: `modeldex: ${join(page, "modeldex-site.json")} cannot be read or written (ENOTDIR). Nothing after it was changed.\n`,
  });
  expect(readFileSync(page, "utf8")).toBe("mine");
});

it.skipIf(process.platform === "win32")("links that lead out of the directory are not followed", async () => {
  await project.site();
  const elsewhere = join(project.directory, "elsewhere");
  write(join(elsewhere, "house-embedder.html"), "mine");
  for (const [name, target] of [
    ["models", elsewhere],
    ["index.html", join(elsewhere, "house-embedder.html")],
    ["modeldex-site.json", join(page, "copy.json")],
  ] as const) {
    const record = readFileSync(join(page, "modeldex-site.json"));
    write(join(page, "copy.json"), record);
    rmSync(join(page, name), { recursive: true });
    symlinkSync(target, join(page, name));
    expect(await project.site()).toEqual(foreign(name));
    expect([...readTree(elsewhere)]).toEqual([["house-embedder.html", "mine"]]);
    unlinkSync(join(page, name));
    write(join(page, "modeldex-site.json"), record);
    await project.site();
  }
});

it("a record that is broken is refused", async () => {
  await project.site();
  write(join(page, "modeldex-site.json"), '{ "files": ["../my/models.json"] }');
  const before = hashTree(project.directory);
  expect(await project.site()).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "modeldex: page/modeldex-site.json does not list the files of a page. Empty the directory, and run the command again.\n",
  });
  expect(hashTree(project.directory)).toBe(before);
});

it("what stopped runs left behind goes, also where only the record was begun", async () => {
  write(join(page, "modeldex-site.json.123456"), "{");
  expect(await project.site()).toMatchObject({ code: 0, stderr: "" });
  write(join(page, "models/house-embedder.html.123456"), "half");
  write(join(page, "index.html.99"), "not a name that the command gives");
  expect(await project.site()).toMatchObject({ code: 0, stderr: "" });
  expect([...readTree(page).keys()]).toEqual([...project.recorded(), "index.html.99", "modeldex-site.json"].sort());
});

it(`a run killed while it writes is made good by the next, seed ${SEED}`, { timeout: 300_000 }, async () => {
  const directory = temporaryDirectory();
  const states = [];
  for (const half of [0, 1]) {
    write(join(directory, String(half), "models.json"), formatRegistry(manyModels(half)));
    expect(await site(directory, half, `whole-${half}`).ended).toMatchObject({ code: 0, stderr: "" });
    states.push(readTree(join(directory, `whole-${half}`)));
  }
  const random = new Random(SEED);
  let halfDone = 0;
  for (let turn = 0; turn < KILLS; turn++) {
    const half = turn % 2;
    const out = join(directory, "out");
    mkdirSync(out, { recursive: true });
    const { child, ended } = site(directory, half, "out");
    const watcher = watch(out, { recursive: true }, () => {
      timer ??= setTimeout(() => child.kill("SIGKILL"), random.fraction() * KILL_WITHIN);
    });
    let timer: NodeJS.Timeout | undefined;
    const { code, signal } = await ended;
    watcher.close();
    clearTimeout(timer);
    expect(code === 0 || signal === "SIGKILL").toBe(true);
    for (const [path, text] of readTree(out)) {
      if (/\.\d{4,}$/.test(path) || path === "modeldex-site.json") continue;
      expect({ path, isWhole: states.some((state) => state.get(path) === text) }).toEqual({ path, isWhole: true });
    }
    if (signal !== null && existsSync(join(out, "modeldex-site.json"))) halfDone++;
    const next = random.below(2);
    expect(await site(directory, next, "out").ended).toMatchObject({ code: 0, stderr: "" });
    expect(readTree(out)).toEqual(states[next]);
  }
  // Kills that all come too late would prove nothing.
  expect(halfDone).toBeGreaterThanOrEqual(1);
});

/** Two registries share every other model, under another name. */
function manyModels(half: number): Registry {
  const models = Array.from({ length: 300 }, (_, index): ModelRecord => {
    return {
      id: `model-${index % 2 === 0 ? index : index + half}`,
      type: "dense",
      name: `Model ${index} of ${half}`,
      source: "other",
      organization: "Example",
      specs: { embedding_dim: 384 },
      capabilities: { modalities: ["text"] },
    };
  });
  return { version: 1, models: [...new Map(models.map((model) => [model.id, model])).values()] };
}

const KILLS = 12;
/** Writing takes about so long. Unit: milliseconds. */
const KILL_WITHIN = 150;

function site(cwd: string, half: number, out: string) {
  return startModeldex(["site", "--registry", String(half), "--out", out], { cwd });
}
