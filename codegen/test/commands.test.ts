// init, add, generate --watch and help, by the real command in a child process.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startModeldex } from "./robustness/support.js";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "modeldex-commands-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function modeldex(...args: readonly string[]) {
  const { code, stdout, stderr } = await startModeldex(args, { cwd: directory }).ended;
  return { code, stdout, stderr };
}

const registryText = () => readFile(join(directory, "my/models.json"), "utf8");
const model = ["--id", "some-model", "--type", "dense", "--name", "Some Model", "--huggingface-id", "some-org/model"];
const facts = ["--set", "specs.embedding_dim=768", "--set", "capabilities.modalities=text,image"];

test("init makes a registry that check accepts, and never overwrites one", async () => {
  expect(await modeldex("init", "--registry", "my")).toEqual({
    code: 0,
    stdout: 'Wrote my/models.json and my/models.schema.json. Add models with "modeldex add".\n',
    stderr: "",
  });
  await modeldex("generate", "--registry", "my", "--out", "out");
  expect(await modeldex("check", "--registry", "my", "--out", "out")).toMatchObject({ code: 0 });
  const before = await registryText();
  expect(await modeldex("init", "--registry", "my")).toEqual({
    code: 1,
    stdout: "",
    stderr: "modeldex: my/models.json exists already; nothing was changed.\n",
  });
  expect(await registryText()).toBe(before);
});

test("add writes a record from flags, in canonical layout", async () => {
  await modeldex("init", "--registry", "my");
  expect(await modeldex("add", "--registry", "my", ...model, ...facts)).toEqual({
    code: 0,
    stdout: 'Added some-model. Run "modeldex generate" to make its constant.\n',
    stderr: "",
  });
  expect(await registryText()).toBe(`{
  "$schema": "./models.schema.json",
  "version": 1,
  "models": [
    {
      "id": "some-model",
      "type": "dense",
      "name": "Some Model",
      "source": "huggingface",
      "huggingface_id": "some-org/model",
      "organization": "some-org",
      "specs": {
        "embedding_dim": 768
      },
      "capabilities": {
        "modalities": ["text", "image"]
      }
    }
  ]
}
`);
});

test("add refuses a clash and leaves the registry as it was", async () => {
  await modeldex("init", "--registry", "my");
  await modeldex("add", "--registry", "my", ...model, ...facts);
  const before = await registryText();
  const second = await modeldex("add", "--registry", "my", ...model, ...facts);
  expect(second).toEqual({
    code: 1,
    stdout: `my/models.json:20:13  duplicate-id  some-model  Duplicate model ID found: some-model (first on line 5). Give one of them another id, or remove it.
my/models.json:24:25  duplicate-upstream-id  some-model  Model some-model has the same huggingface_id as some-model (line 5): some-org/model. Remove one of the two, or give each the revision it describes.

2 errors in 1 file.
`,
    stderr: "",
  });
  expect(await registryText()).toBe(before);
});

test("add names what is missing where it cannot ask", async () => {
  await modeldex("init", "--registry", "my");
  expect(await modeldex("add", "--registry", "my", "--id", "x", "--type", "dense")).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "modeldex: Still missing: --name <value> --set source=<value> --organization <value> --set specs.embedding_dim=<value> --set capabilities.modalities=<value>\n",
  });
});

test.each([
  [
    "specs.embeding_dim=768",
    '"specs.embeding_dim" is not a field that can be set. Did you mean "specs.embedding_dim"?',
  ],
  ["specs.embedding_dim=wide", 'specs.embedding_dim must be a number, not "wide".'],
  ["capabilities.multi_vector=yes", 'capabilities.multi_vector must be true or false, not "yes".'],
])("add --set %s is refused", async (assignment, message) => {
  await modeldex("init", "--registry", "my");
  const { code, stderr } = await modeldex("add", "--registry", "my", ...model, "--set", assignment);
  expect([code, stderr]).toEqual([2, `modeldex: ${message}\n`]);
});

test("add gives facts the provenance that a registry with sources demands", async () => {
  await modeldex("init", "--registry", "my");
  await writeFile(
    join(directory, "my/models.json"),
    '{ "version": 1, "sources": { "sheet": { "title": "Sheet", "url": "https://sheet.example", "date": "2026-11-01" } }, "models": [] }',
  );
  const bare = await modeldex("add", "--registry", "my", ...model, ...facts);
  expect(bare.code).toBe(1);
  const page = ["--fact-source", "https://huggingface.co/some-org/model", "--fact-date", "2026-11-21"];
  expect(await modeldex("add", "--registry", "my", ...model, ...facts, ...page)).toMatchObject({ code: 0 });
  expect(JSON.parse(await registryText()).models[0].provenance).toEqual({
    "specs.embedding_dim": { source: "https://huggingface.co/some-org/model", date: "2026-11-21", how: "declared" },
    "capabilities.modalities": { source: "https://huggingface.co/some-org/model", date: "2026-11-21", how: "declared" },
  });
});

test("add --dry-run shows the record and writes nothing", async () => {
  await modeldex("init", "--registry", "my");
  const before = await registryText();
  const { code, stdout } = await modeldex("add", "--registry", "my", ...model, ...facts, "--dry-run");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ id: "some-model", specs: { embedding_dim: 768 } });
  expect(await registryText()).toBe(before);
});

test("generate --watch follows the registry, outlives an invalid one, and ends with 130", async () => {
  await modeldex("init", "--registry", "my");
  const { child } = startModeldex(["generate", "--watch", "--registry", "my", "--out", "out"], { cwd: directory });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  const until = (text: string) => vi.waitFor(() => expect(printed).toContain(text), { timeout: 60_000 });
  await until("Watching models.json. Press Ctrl+C to stop.");
  await modeldex("add", "--registry", "my", ...model, ...facts);
  await until("1 model valid, ");
  expect(await readFile(join(directory, "out/models/dense.ts"), "utf8")).toContain("export const SOME_MODEL");
  const sound = await registryText();
  await writeFile(join(directory, "my/models.json"), sound.replace("768", "0"));
  await until("Model some-model has invalid embedding_dim: 0.");
  await writeFile(join(directory, "my/models.json"), sound.replace("768", "384"));
  await vi.waitFor(
    async () => expect(await readFile(join(directory, "out/models/dense.ts"), "utf8")).toContain("embeddingDim: 384"),
    {
      timeout: 60_000,
    },
  );
  const record = '{ "version": 1, "reasons": {}, "unconfirmed": {}, "disagreements": [] }';
  await writeFile(join(directory, "my/disagreements.json"), record);
  await until("disagreements.json changed.");
  await vi.waitFor(
    async () => expect(await readFile(join(directory, "out/COVERAGE.md"), "utf8")).toContain("## Disagreements"),
    { timeout: 60_000 },
  );
  child.kill("SIGINT");
  expect(await new Promise((resolve) => child.once("exit", resolve))).toBe(130);
});

test("a reader that has seen enough is no fault", async () => {
  const many = Array.from({ length: 2000 }, (_, index) => ({ id: `Wrong ${index}` }));
  await modeldex("init", "--registry", "my");
  await writeFile(join(directory, "my/models.json"), JSON.stringify({ version: 1, models: many }, null, 2));
  const { child, ended } = startModeldex(["check", "--registry", "my"], { cwd: directory });
  child.stdout.once("data", () => child.stdout.destroy());
  const { signal, stderr } = await ended;
  expect([signal, stderr]).toEqual([null, ""]);
});
