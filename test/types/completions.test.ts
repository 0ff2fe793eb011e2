// What an editor offers while a user types, asked of the language server itself.
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { writeProject } from "../support/compile.js";
import { readRecords, readTypes } from "../support/repository.js";
import { LanguageServer } from "../support/tsserver.js";

const IMPORT = 'import { getModel, ModelConfig, modelsByDependency, modelsByType, queryModels } from "modeldex";';
const ids = readRecords()
  .map(({ id }) => id)
  .sort();

let server: LanguageServer;
let directory: string;

beforeAll(async () => {
  directory = await writeProject(inject("stranger"), {
    type: "module",
    compilerOptions: { module: "nodenext" },
    sources: { "main.ts": "" },
  });
  server = new LanguageServer(directory);
});

afterAll(() => server.close());

/** What is offered where the code has a bar. */
async function offered(code: string): Promise<readonly string[]> {
  const file = join(directory, "main.ts");
  server.open(file, `${IMPORT}\n${code.replace("|", "")}\n`);
  return [...(await server.completions(file, 2, code.indexOf("|") + 1))].sort();
}

describe("an editor offers", () => {
  it.each([
    'getModel("|")',
    'getModel("|',
    'ModelConfig.fromRegistry("|")',
    'ModelConfig.fromRegistry("|", { dimensions: 96 })',
  ])("every id at %s", async (code) => {
    expect(await offered(code)).toEqual(ids);
  });

  it("the ids that fit what is typed", async () => {
    expect(await offered('getModel("colbert-|")')).toEqual(ids.filter((id) => id.startsWith("colbert-")));
  });

  it("every id where other text is allowed, too", async () => {
    expect(await offered('modelsByDependency("|")')).toEqual(ids);
  });

  it.each(['modelsByType("|")', 'queryModels({ type: "|" })'])("every type at %s", async (code) => {
    expect(await offered(code)).toEqual(readTypes());
  });

  it("the fields of exactly this model's type", async () => {
    const fields = await offered('getModel("colbert-v2").|');
    expect(fields).toEqual(expect.arrayContaining(["embeddingDim", "id", "matryoshkaDims", "multiVector", "type"]));
    expect(fields).not.toContain("toolCalling");
  });

  it("options by name", async () => {
    expect(await offered('ModelConfig.fromRegistry("jina-colbert-v2", { | })')).toEqual(["dimensions"]);
  });
});
