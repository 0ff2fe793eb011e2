// The form of every generated file, and the one call that turns a ts-morph structure into text.
import { IndentationText, NewLineKind, Project, QuoteKind, type SourceFileStructure } from "ts-morph";
import { HEADER } from "./header.js";

export { HEADER } from "./header.js";

/** One generated file: its path below the output directory and its whole text. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** Prints a TypeScript file from one structure; statements added one by one would take quadratic time. */
export function printTypeScript(path: string, structure: Omit<SourceFileStructure, "kind">): GeneratedFile {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipAddingFilesFromTsConfig: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
    },
  });
  const text = project.createSourceFile(path, structure).getFullText();
  return { path, content: `// ${HEADER}\n${text.endsWith("\n") ? text : `${text}\n`}` };
}

/** An array literal, one element a line. */
export function emitList(items: readonly string[]): string {
  return `[\n${items.map((item) => `  ${item},\n`).join("")}]`;
}
