// The commands that documents name: out of shell blocks, joined over line ends, and out of code spans.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { codeBlocks, codeSpans, type Document, ROOT } from "./markdown.js";

/** The commands in the shell blocks of a document: one a line, or several joined by `&&`. */
export function shellCommands(document: Document): string[] {
  return codeBlocks(document)
    .filter(({ language }) => language === "sh")
    .flatMap(({ code }) =>
      code
        .replaceAll(/\\\n\s*/g, "")
        .trim()
        .split(/\n| && /),
    );
}

/** Everything in a document that could be a command. */
export function namedCommands(document: Document): string[] {
  return [
    ...shellCommands(document),
    ...codeSpans(document).filter((span) => /^(?:npm|npx|node|modeldex) /.test(span)),
  ];
}

/** The words of a command; quotes hold together. */
export function splitWords(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

/** A call of the tool within a command: its words after `modeldex`, with what an npm script stands for; else undefined. */
export function modeldexCall(command: string, scripts: Readonly<Record<string, string>>): string[] | undefined {
  const [program, ...words] = splitWords(command);
  if (program === "modeldex") return words;
  if (program === "npx" && words[0] === "modeldex") return words.slice(1);
  if (program !== "npm" || words[0] !== "run") return undefined;
  const [tool, ...given] = splitWords(scripts[words[1] ?? ""] ?? "");
  return tool === "modeldex" ? [...given, ...words.slice(2).filter((word) => word !== "--")] : undefined;
}

/** Runs the built tool in a directory; rejects where it exits with anything but 0. */
export async function runModeldex(words: readonly string[], directory: string): Promise<string> {
  const tool = `${ROOT}codegen/bin/modeldex.js`;
  const { stdout } = await promisify(execFile)(process.execPath, [tool, ...words], {
    cwd: directory,
    encoding: "utf8",
  });
  return stdout;
}
