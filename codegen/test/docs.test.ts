// Documents fail here when they lie: issue codes, links, paths, scripts, commands, TypeScript blocks and JSON blocks are
// held against the project itself. Needs both packages built, as "npm test" does.
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, normalize } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import sitePackage from "../../site/package.json" with { type: "json" };
import codegenPackage from "../package.json" with { type: "json" };
import { issueCodes } from "../src/codes.js";
import { readConfig } from "../src/config.js";
import { formatRegistry } from "../src/layout.js";
import type { ModelRecord, Registry } from "../src/record.js";
import { validateRegistry } from "../src/validate.js";
import { modeldexCall, namedCommands, runModeldex, shellCommands } from "./docs/commands.js";
import {
  codeBlocks,
  codeSpans,
  type Document,
  documents,
  links,
  ROOT,
  readDocument,
  sectionOf,
} from "./docs/markdown.js";
import { compileSnippets, runSnippet, snippetsOf } from "./docs/typescript-blocks.js";

const readme = readDocument("README.md");
const contributing = readDocument("CONTRIBUTING.md");
const scripts: Readonly<Record<string, string>> = packageJson.scripts;
const scriptsOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "": scripts,
  codegen: codegenPackage.scripts,
  site: sitePackage.scripts,
};

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "modeldex-docs-"));
});
afterAll(() => rm(directory, { recursive: true }));

describe("docs/issues.md", () => {
  const [, ...sections] = readDocument("docs/issues.md").text.split(/^## /m);

  it("has one section per issue code and no other", () => {
    expect(sections.map((section) => section.split("\n")[0]).sort()).toEqual([...issueCodes.keys()].sort());
  });

  it.each(sections.map((section) => [section.split("\n")[0], section]))("%s says what, why and cure", (_, section) => {
    expect(section?.match(/^\*\*\w+\.\*\*/gm)).toEqual(["**What.**", "**Why.**", "**Cure.**"]);
  });
});

describe.each(documents.map((document) => [document.path, document] as const))("%s", (path, document) => {
  it("links to files and headings that exist", () => {
    const local = links(document).filter((target) => !target.startsWith("https://"));
    expect(local.filter((target) => !leadsSomewhere(join(dirname(path), target)))).toEqual([]);
  });

  it("names files that exist", () => {
    const named = codeSpans(document).filter((span) => isOwnPath(span) && !span.includes("*"));
    expect(named.filter((span) => !existsSync(ROOT + span))).toEqual([]);
  });

  it("names entry points that the package has", () => {
    const entries = codeSpans(document).filter((span) => /^modeldex\/[\w.-]+$/.test(span));
    const { resolve } = createRequire(`${ROOT}package.json`);
    for (const entry of entries) expect(existsSync(resolve(entry)), entry).toBe(true);
  });

  it("names npm commands that exist", () => {
    const unknown = namedCommands(document).filter((command) => /^npm /.test(command) && !isNpmCommand(command));
    expect(unknown).toEqual([]);
  });

  it("names commands and flags that the tool has", async () => {
    for (const command of namedCommands(document)) {
      const [name = "", ...words] = modeldexCall(command, scripts) ?? ["help"];
      const help = await helpOf(name, words[0]);
      for (const flag of words.filter((word) => word.startsWith("--"))) expect(help, command).toContain(`${flag} `);
    }
  });
});

describe("TypeScript blocks", () => {
  const snippets = snippetsOf(documents);

  it("compile against the built packages, except for the errors they announce", () => {
    expect(snippets.length).toBeGreaterThanOrEqual(5);
    expect(compileSnippets(snippets)).toEqual([]);
  });

  it("print what they say they print", () => {
    const promises = snippets.flatMap(runSnippet);
    expect(promises.length).toBeGreaterThanOrEqual(8);
    for (const { line, said, printed } of promises) expect(printed, line).toBe(said);
  });
});

describe("the README's registry of one's own", () => {
  it("can be made with its commands", async () => {
    const calls = callsIn(sectionOf(readme, "A registry of your own"));
    expect(calls.map(([name]) => name)).toEqual(["init", "add", "generate", "check"]);
    for (const words of calls) await runModeldex(words, directory);
    expect(await readFile(join(directory, "out", "index.ts"), "utf8")).toContain("./models/dense.js");
    expect(await readFile(join(directory, "out", "models", "dense.ts"), "utf8")).toContain("HOUSE_EMBEDDER");
  });

  it("can be named in package.json as shown", async () => {
    const [settings] = codeBlocks(readme).filter(
      ({ language, code }) => language === "json" && code.includes('"modeldex":'),
    );
    await writeFile(join(directory, "package.json"), settings?.code ?? "");
    expect(await readConfig(directory)).toEqual({
      registry: join(directory, "my"),
      out: join(directory, "out"),
      runtime: undefined,
    });
  });
});

describe("the README's facts from a spreadsheet", () => {
  const section = sectionOf(readme, "Your own facts from a spreadsheet");
  const blockOf = (language: string, index = 0) =>
    codeBlocks(section).filter((block) => block.language === language)[index]?.code ?? "";

  it("become models with the commands shown", async () => {
    const registry = join(directory, "ours", "models.json");
    await runModeldex(["init", "--registry", "ours"], directory);
    const { sources } = JSON.parse(blockOf("json", 1)) as Pick<Registry, "sources">;
    await writeFile(registry, JSON.stringify({ ...JSON.parse(await readFile(registry, "utf8")), sources }));
    await writeFile(join(directory, "sheet.csv"), blockOf("csv"));
    await writeFile(join(directory, "sheet.json"), blockOf("json"));
    const calls = callsIn(section);
    expect(calls.map(([name]) => name)).toEqual(["ingest", "promote", "trace"]);
    for (const words of calls) await runModeldex(words, directory);
    const { models } = JSON.parse(await readFile(registry, "utf8")) as Registry;
    expect(models.map(({ id, license, specs }) => [id, license, specs?.embedding_dim])).toEqual([
      ["large-embedder", "Apache-2.0", 1024],
      ["tiny-embedder", "MIT", 384],
    ]);
  });
});

describe("CONTRIBUTING's new model", () => {
  it("can be added to this registry with the command", async () => {
    const [add] = shellCommands(contributing).filter((command) => command.startsWith("npm run add"));
    const words = modeldexCall(add ?? "", scripts) ?? [];
    const shown = JSON.parse(await runModeldex([...words, "--dry-run"], ROOT)) as ModelRecord;
    expect(shown.id).toBe(exampleRecord().id);
  });

  it("is a valid record in the form shown", () => {
    const text = formatRegistry({ version: 1, sources: {}, models: [exampleRecord()] });
    expect(validateRegistry(text, "models.json").issues).toEqual([]);
  });

  function exampleRecord(): ModelRecord {
    const [block] = codeBlocks(contributing).filter(({ language }) => language === "json");
    return JSON.parse(block?.code ?? "") as ModelRecord;
  }
});

describe("CONTRIBUTING's map of the house", () => {
  const map = codeBlocks(contributing).at(-1)?.code ?? "";

  it("shows rooms that exist", () => {
    let room = "";
    const shown = map.split("\n").flatMap((line) => {
      const [, indent, path] = /^( *)(\S+) {2,}/.exec(line) ?? [];
      if (path === undefined) return [];
      if (indent === "") room = path;
      return [indent === "" ? path : room + path];
    });
    expect(shown.length).toBeGreaterThan(10);
    expect(shown.filter((path) => !existsSync(ROOT + path))).toEqual([]);
  });
});

/** The calls of the tool in a document's shell blocks, in words. */
function callsIn(document: Document): string[][] {
  return shellCommands(document).flatMap((command) => {
    const words = modeldexCall(command, scripts);
    return words === undefined ? [] : [words];
  });
}

const helpTexts = new Map<string, Promise<string>>();

/** Fails where the tool has no such command. */
function helpOf(command: string, subcommand: string | undefined): Promise<string> {
  const own = command === "help" || command.startsWith("<") ? [] : [command];
  // Only these have commands of their own: for tables, and for each verdict.
  const isGroup = command === "ingest" || command === "review";
  const words = [...own, ...(isGroup && subcommand?.startsWith("--") === false ? [subcommand] : []), "--help"];
  const known = helpTexts.get(words.join(" ")) ?? runModeldex(words, ROOT);
  helpTexts.set(words.join(" "), known);
  return known;
}

const ROOMS = [
  "registry",
  "codegen",
  "generated",
  "src",
  "test",
  "bench",
  "examples",
  "site",
  "docs",
  ".ci",
  ".github",
];

function isOwnPath(span: string): boolean {
  const steps = span.split("/");
  // What is built need not be there.
  return ROOMS.includes(steps[0] ?? "") && /^[\w.-]+(?:\/[\w.*-]*)+$/.test(span) && !steps.includes("dist");
}

function isNpmCommand(command: string): boolean {
  if (/^npm (?:ci|test|install modeldex|install --save-dev @modeldex\/codegen)$/.test(command)) return true;
  const [, script, workspace = ""] = /^npm run ([\w:-]+)(?: -w (codegen|site))?(?: -- .*)?$/.exec(command) ?? [];
  return script !== undefined && script in (scriptsOf[workspace] ?? {});
}

function leadsSomewhere(target: string): boolean {
  const [path = "", heading] = normalize(target).split("#");
  if (!existsSync(ROOT + path)) return false;
  if (heading === undefined) return true;
  const titles = [...readDocument(path).text.matchAll(/^#+ (.*)$/gm)].map(([, title = ""]) => title);
  return titles.some(
    (title) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/g, "")
        .replaceAll(" ", "-") === heading,
  );
}
