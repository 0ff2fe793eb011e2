// What the compiler says where a program is wrong: each message names what to write instead.
import { beforeAll, describe, expect, inject, it } from "vitest";
import { type Compiler, compile, type Diagnostic, writeProject } from "../support/compile.js";
import { readRecords, readTypes } from "../support/repository.js";
import { COMPILERS } from "../support/toolchain.js";

const stranger = inject("stranger");
const ids = readRecords().map(({ id }) => id);

function idsThat(test: (id: string) => boolean): readonly string[] {
  const found = ids.filter(test);
  expect(found.length).toBeGreaterThan(0);
  return found;
}

/** A literal that is no id, and the ids that the message must offer. */
const UNKNOWN_IDS: readonly { wrong: string; offered: readonly string[] }[] = [
  // Nothing resembles it: the ids with the same first letter.
  { wrong: "nope", offered: idsThat((id) => id.startsWith("n")) },
  { wrong: "colbert-v3", offered: idsThat((id) => id.startsWith("colbert-")) },
  { wrong: "ColBERT-v2", offered: idsThat((id) => id.startsWith("colbert-")) },
  { wrong: "jina-colbert-v3-beta", offered: idsThat((id) => id.startsWith("jina-colbert")) },
  { wrong: "colbert-ir/colbert-v2.0", offered: idsThat((id) => id.startsWith("colbert-")) },
  { wrong: "bge-small-en-v1.6", offered: idsThat((id) => id.startsWith("bge-small")) },
  // No id begins with it: the ids that contain it.
  { wrong: "minilm", offered: idsThat((id) => id.includes("minilm")) },
];

/** Other mistakes, with the whole message. */
const MISTAKES: readonly { code: string; says: string }[] = [
  {
    code: 'ModelConfig.fromRegistry("jina-colbert-v2", { dimensions: 97 });',
    says: "Type '97' is not assignable to type '64 | 96 | 128 | undefined'.",
  },
  {
    code: 'ModelConfig.fromRegistry("colbert-v2", { dimensions: 64 });',
    says: "Type '64' is not assignable to type '128'.",
  },
  {
    code: 'COLBERT_V2.name = "mine";',
    says: "Cannot assign to 'name' because it is a read-only property.",
  },
  {
    code: "COLBERT_V2.modalities[0] = 'image';",
    says: `Index signature in type 'readonly ("text" | "image" | "audio" | "video" | "pdf" | "timeseries")[]' only permits reading.`,
  },
  {
    code: "MODEL_REGISTRY[0] = COLBERT_V2;",
    says: "Index signature in type 'readonly Model[]' only permits reading.",
  },
  {
    code: "getModel(text).name;",
    says: "Object is possibly 'undefined'.",
  },
  {
    code: 'modelsByType("colbret");',
    says: "Argument of type '\"colbret\"' is not assignable to parameter of type 'ModelType'.",
  },
  {
    code: 'modelsByFilter("civitai-filter/checkpoint");',
    says: "Argument of type '\"civitai-filter/checkpoint\"' is not assignable to parameter of type 'FilterName'.",
  },
  {
    code: "modelsByFilter(text);",
    says: "Argument of type 'string' is not assignable to parameter of type 'FilterName'.",
  },
  {
    code: 'queryModels({ langauge: "en" });',
    says:
      "Object literal may only specify known properties, but 'langauge' does not exist in type " +
      "'ModelQuery<ModelType>'. Did you mean to write 'language'?",
  },
];

const PROGRAM = [
  'import { COLBERT_V2, getModel, MODEL_REGISTRY, ModelConfig, modelsByFilter, modelsByType, queryModels } from "modeldex";',
  "declare const text: string;",
  ...UNKNOWN_IDS.map(({ wrong }) => `getModel(${JSON.stringify(wrong)});`),
  ...UNKNOWN_IDS.map(({ wrong }) => `ModelConfig.fromRegistry(${JSON.stringify(wrong)});`),
  ...MISTAKES.map(({ code }) => code),
];

/** A switch over all types of the registry but the left-out one, exhaustive only if none is. */
function exhaustiveSwitch(leftOut?: string): string {
  const cases = readTypes().filter((type) => type !== leftOut);
  return [
    'import type { Model, ModelType } from "modeldex";',
    "export function name(model: Model): ModelType {",
    "  switch (model.type) {",
    ...cases.map((type) => `    case ${JSON.stringify(type)}: return model.type;`),
    "    default: { const none: never = model; return none; }",
    "  }",
    "}",
  ].join("\n");
}

describe.each(Object.keys(COMPILERS) as Compiler[])("%s", (compiler) => {
  let diagnostics: readonly Diagnostic[] = [];

  beforeAll(async () => {
    const project = await writeProject(stranger, {
      type: "module",
      compilerOptions: { module: "nodenext" },
      sources: {
        "wrong.ts": PROGRAM.join("\n"),
        "exhaustive.ts": exhaustiveSwitch(),
        "one-type-missing.ts": exhaustiveSwitch("colbert"),
      },
    });
    diagnostics = await compile(compiler, project);
  });

  function messageFor(code: string): string {
    const line = PROGRAM.indexOf(code) + 1;
    const found = diagnostics.filter((diagnostic) => diagnostic.file === "wrong.ts" && diagnostic.line === line);
    expect(found, code).toHaveLength(1);
    return (found[0] as Diagnostic).text;
  }

  it.each(UNKNOWN_IDS)("getModel($wrong) offers ids", ({ wrong, offered }) => {
    for (const call of ["getModel", "ModelConfig.fromRegistry"]) {
      const [start, parameter] = messageFor(`${call}(${JSON.stringify(wrong)});`).split(" to parameter of type ");
      expect(start).toBe(`Argument of type '${JSON.stringify(wrong)}' is not assignable`);
      expect(literalsOf(parameter ?? "")).toEqual([...offered].sort());
    }
  });

  it.each(MISTAKES)("$code", ({ code, says }) => {
    expect(sortedUnions(messageFor(code))).toBe(sortedUnions(says));
  });

  it("a switch over every type is exhaustive; one over all but one is not", () => {
    const found = diagnostics.filter(({ file }) => file !== "wrong.ts");
    expect(found).toEqual([
      {
        file: "one-type-missing.ts",
        line: readTypes().length + 3,
        code: "TS2322",
        text: "Type 'ColbertModel' is not assignable to type 'never'.",
      },
    ]);
  });

  it("says nothing else", () => {
    expect(diagnostics.filter(({ file }) => file === "wrong.ts")).toHaveLength(PROGRAM.length - 2);
  });
});

/** The members of a union of literals as the compiler prints it, sorted. */
function literalsOf(union: string): string[] {
  const text = /^'(.*)'\.$/.exec(union)?.[1] ?? "";
  return text
    .split(" | ")
    .map((literal) => JSON.parse(literal))
    .sort();
}

// The two compilers order the members of a union differently.
function sortedUnions(text: string): string {
  return text.replace(/(?:"\w+"|\d+)(?: \| (?:"\w+"|\d+))+/g, (union) => union.split(" | ").sort().join(" | "));
}
