// Compiles the TypeScript blocks of documents against the built packages, and runs those that say what they print.
import { execFileSync } from "node:child_process";
import ts from "typescript";
import { codeBlocks, type Document, ROOT } from "./markdown.js";

/** A block as the compiler sees it: a module beside its document. */
export interface Snippet {
  readonly path: string;
  readonly code: string;
}

/** The TypeScript blocks of documents. */
export function snippetsOf(documents: readonly Document[]): Snippet[] {
  return documents.flatMap((document) =>
    codeBlocks(document)
      .filter(({ language }) => language === "ts")
      .map(({ line, code }) => ({ path: `${ROOT}${document.path}.line-${line}.ts`, code })),
  );
}

/**
 * What the compiler says that the documents do not say, and the reverse. A line announces its error by ending in
 * `// error: ` and a part of the message, with `...` for what is left out.
 */
export function compileSnippets(snippets: readonly Snippet[]): string[] {
  const byPath = new Map(snippets.map(({ path, code }) => [path, code]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => byPath.has(path) || fileExists(path);
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const code = byPath.get(path);
    if (code === undefined) return getSourceFile(path, languageVersion, ...rest);
    const module = { languageVersion: ts.ScriptTarget.ES2022, impliedNodeFormat: ts.ModuleKind.ESNext } as const;
    return ts.createSourceFile(path, code, module, true);
  };
  const program = ts.createProgram([...byPath.keys()], OPTIONS, host);
  const announced = new Map(snippets.flatMap(announcedErrors));
  const surprises: string[] = [];
  for (const diagnostic of ts.getPreEmitDiagnostics(program)) {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    const place = placeOf(diagnostic);
    const expected = announced.get(place);
    if (expected?.split("...").every((part) => message.includes(part.trim()))) announced.delete(place);
    else surprises.push(`${place}: ${message}`);
  }
  return [...surprises, ...[...announced].map(([place, message]) => `${place}: compiles, without: ${message}`)];
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2023.d.ts"],
  types: ["node"],
  typeRoots: [`${ROOT}node_modules/@types`],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
};

function announcedErrors({ path, code }: Snippet): [place: string, message: string][] {
  return code.split("\n").flatMap((line, index): [string, string][] => {
    const message = /\/\/ error: (.+)$/.exec(line)?.[1];
    return message === undefined ? [] : [[`${path}:${index + 1}`, message]];
  });
}

function placeOf({ file, start = 0 }: ts.Diagnostic): string {
  if (file === undefined) return "program";
  return `${file.fileName}:${file.getLineAndCharacterOfPosition(start).line + 1}`;
}

/** What a line of a snippet prints, and what it says it prints. */
export interface Printed {
  readonly line: string;
  readonly said: string;
  readonly printed: string;
}

/** Runs a snippet against the built package. Lines such as `console.log(...); // text` say what they print. */
export function runSnippet({ code }: Snippet): Printed[] {
  const promises: { line: string; said: string }[] = [];
  const lines = code.split("\n").map((line) => {
    if (line.includes("// error:")) return "";
    const said = /^\s*console\.log\(.*\); \/\/ (.+)$/.exec(line)?.[1];
    if (said === undefined) return line;
    promises.push({ line: line.trim(), said });
    return line.replace("console.log(", `console.log("${MARK}${promises.length - 1}",`);
  });
  if (promises.length === 0) return [];
  const script = ts.transpile(lines.join("\n"), { ...OPTIONS, module: ts.ModuleKind.ESNext });
  const output = execFileSync(process.execPath, ["--input-type=module"], {
    cwd: ROOT,
    input: script,
    encoding: "utf8",
  });
  const printed = new Map(
    [...output.matchAll(new RegExp(`^${MARK}(\\d+) (.*)$`, "gm"))].map(([, index, text]) => [Number(index), text]),
  );
  return promises.map(({ line, said }, index) => ({ line, said, printed: printed.get(index) ?? "nothing" }));
}

const MARK = "printed-";
