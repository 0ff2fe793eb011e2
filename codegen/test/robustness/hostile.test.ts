// A hostile registry becomes code that compiles, holds exactly the same values, and runs nothing.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { formatDisagreements } from "../../src/disagreements.js";
import { flattenModel } from "../../src/flatten.js";
import { formatRegistry } from "../../src/layout.js";
import { constantName } from "../../src/naming.js";
import { validateRegistry } from "../../src/validate.js";
import { ATTACKS, hostileDisagreements, hostileRegistry } from "./hostile-registry.js";
import { modeldex, readTree, start, temporaryDirectory, write } from "./support.js";

const registry = hostileRegistry();
const directory = temporaryDirectory();
const out = join(directory, "src/models");

/** What no generated file may hold: controls but for line ends, format characters, separators, lone surrogates. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

beforeAll(async () => {
  write(join(directory, "registry/models.json"), formatRegistry(registry));
  write(join(directory, "registry/disagreements.json"), formatDisagreements(hostileDisagreements()));
  const run = await modeldex(["generate", "--registry", "registry", "--out", "src/models"], { cwd: directory });
  expect(run).toMatchObject({ code: 0, stderr: "" });
});

describe("a hostile registry", () => {
  it("is valid: the attack is in the text, not in its form", () => {
    expect(validateRegistry(formatRegistry(registry), "models.json").issues).toEqual([]);
    expect(registry.models.length).toBeGreaterThan(ATTACKS.length);
  });

  it.each(["node16", "bundler"])(
    "compiles under a stranger's strictest settings and %s resolution",
    async (resolution) => {
      write(join(directory, "package.json"), '{ "type": "module" }');
      write(join(directory, "src/app.ts"), APP);
      write(join(directory, `tsconfig.${resolution}.json`), JSON.stringify(compilerConfig(resolution)));
      const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
      const run = await start([tsc, "--project", `tsconfig.${resolution}.json`], { cwd: directory }).ended;
      expect(run).toEqual({ code: 0, signal: null, stdout: "", stderr: "" });
    },
  );

  it("holds exactly its values, and runs nothing when imported", async () => {
    write(join(directory, "build/import.js"), IMPORT);
    const run = await start(["build/import.js"], { cwd: directory }).ended;
    expect(run).toMatchObject({ code: 0, stderr: "" });
    const { constants, byId, proto } = JSON.parse(run.stdout);
    const expected = registry.models.map((record) => [constantName(record), flattenModel(record)] as const);
    for (const [name, entries] of expected) expect(Object.entries(constants[name])).toEqual(throughJson(entries));
    expect(byId).toEqual(
      Object.fromEntries(registry.models.flatMap(({ id, aliases = [] }) => [id, ...aliases].map((name) => [name, id]))),
    );
    expect(proto).toEqual(["undefined", "undefined", "undefined", "undefined"]);
  });

  it("leaves no hidden character in a generated file", () => {
    for (const path of readTree(out).keys()) {
      const text = readFileSync(join(out, path), "utf8").replaceAll("\n", "");
      expect({ path, hidden: HIDDEN.exec(text)?.[0] }).toEqual({ path, hidden: undefined });
    }
  });

  it("leaves nothing in code that ends an HTML script or a comment", () => {
    for (const path of readTree(out).keys()) {
      const text = readFileSync(join(out, path), "utf8");
      if (path.endsWith(".ts"))
        expect({ path, html: /<\/script|<!--/i.exec(text)?.[0] }).toEqual({ path, html: undefined });
    }
  });

  it("breaks no table of MODELS.md and adds no HTML to it", () => {
    const rows = readTables("MODELS.md").flat();
    expect(rows.filter((row) => !/^\|(?: ---|\s*Id)/.test(row))).toHaveLength(registry.models.length);
  });

  it("breaks no table of COVERAGE.md and adds no HTML to it", () => {
    const rows = readTables("COVERAGE.md").flat();
    expect(rows.filter((row) => /^\| model-\d+ \| `license` \|/.test(row))).toHaveLength(ATTACKS.length);
  });

  /** The tables of a page, in lines, after a look at all of it. */
  function readTables(path: string): string[][] {
    const text = readFileSync(join(out, path), "utf8");
    const body = text.slice(text.indexOf("\n"));
    expect(body).not.toMatch(/<[a-z!/]/i);
    expect(body).not.toMatch(/\]\((?!https:\/\/|#|(?:MODELS|COVERAGE)\.md\))/);
    const blocks = body.split("\n\n").map((block) => block.split("\n").filter((line) => line.startsWith("|")));
    const tables = blocks.filter(({ length }) => length > 0);
    for (const rows of tables) expect(new Set(rows.map((row) => row.split("|").length)).size).toBe(1);
    return tables;
  }
});

it("refuses text beyond the limits of its field", () => {
  const [first] = registry.models;
  const long = "*/`${".repeat(2_000);
  const models = [{ ...first, name: long, description: long, tags: [long], organization: long, reason: long }];
  const { issues } = validateRegistry(JSON.stringify({ ...registry, models }, null, 2), "models.json");
  expect(issues.map(({ code, path, message }) => [code, path, message])).toEqual(
    ["name", "organization", "description", "tags.0", "reason"].map((path) => [
      "out-of-range",
      path,
      `Model constructor: ${path} is 10000 characters long.`,
    ]),
  );
});

/** As a user would write it: the literal ids and constants have their exact types. */
const APP = `import { CONSTRUCTOR, getModel, type Model, MODEL_REGISTRY, modelsByType, ModelType } from "./models/index.js";

const exact: typeof CONSTRUCTOR = getModel("constructor");
const maybe: Model | undefined = getModel("__proto__" as string);
const name: "constructor" = exact.id;
const type: "constructor" = ModelType.Constructor;
export const found: readonly unknown[] = [maybe, name, type, ...modelsByType("constructor"), ...MODEL_REGISTRY];
`;

function compilerConfig(resolution: string): object {
  const isNode = resolution === "node16";
  return {
    compilerOptions: {
      target: "es2022",
      module: isNode ? "node16" : "esnext",
      moduleResolution: resolution,
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      noImplicitOverride: true,
      noPropertyAccessFromIndexSignature: true,
      isolatedModules: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      types: [],
      rootDir: "src",
      ...(isNode ? { outDir: "build" } : { noEmit: true }),
    },
    include: ["src"],
  };
}

/** Imports the compiled code under watch: whatever prints, exits, or leaves a trace ends the process with an error. */
const IMPORT = `const caught = (what) => () => {
  process.stderr.write("caught: " + what + "\\n");
  process.reallyExit(9);
};
Object.defineProperty(globalThis, "pwned", { set: caught("pwned"), get: () => undefined });
for (const name of Object.keys(console)) console[name] = caught("console." + name);
process.exit = caught("process.exit");
globalThis.eval = caught("eval");
globalThis.fetch = caught("fetch");
const traces = () => JSON.stringify([globalThis, Object.prototype, Array.prototype, Function.prototype].map((object) => Reflect.ownKeys(object).map(String)));
const before = traces();
const models = await import("./models/index.js");
if (traces() !== before) caught("a change of what all code shares")();
const constants = Object.fromEntries(models.MODEL_REGISTRY.map((model) => [Object.keys(models).find((name) => models[name] === model), model]));
const byId = {};
for (const { id, aliases } of models.MODEL_REGISTRY) for (const name of [id, ...aliases]) byId[name] = models.getModel(name).id;
const proto = ["__proto__", "toString", "hasOwnProperty", "__defineGetter__"].map((id) => typeof models.getModel(id));
if (traces() !== before) caught("a change made by a query")();
process.stdout.write(JSON.stringify({ constants, byId, proto }));
`;

/** As the child process reports it. */
function throughJson(entries: readonly (readonly [string, unknown])[]): unknown {
  return JSON.parse(JSON.stringify(entries));
}
