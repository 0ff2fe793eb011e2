// Takes a document apart: code blocks, code spans and links, each with its line.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Root of the repository, with a trailing slash. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** A document of the repository. */
export interface Document {
  /** Path inside the repository. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block. */
export interface CodeBlock {
  readonly language: string;
  /** Line of the first line of code, counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** Every document that people read. */
export const documents: readonly Document[] = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  "CODE_OF_CONDUCT.md",
  "codegen/README.md",
  "docs/issues.md",
  "docs/catalogue/README.md",
  ...readdirSync(`${ROOT}docs/decisions`).map((name) => `docs/decisions/${name}`),
].map(readDocument);

export function readDocument(path: string): Document {
  return { path, text: readFileSync(ROOT + path, "utf8") };
}

/** The part of a document under a heading, up to the next of the same level. */
export function sectionOf({ path, text }: Document, title: string): Document {
  const section = text.split(/^(?=## )/m).find((part) => part.startsWith(`## ${title}\n`));
  if (section === undefined) throw new Error(`${path} has no section "${title}".`);
  return { path, text: section };
}

/** The fenced blocks of a document, without the indentation they have inside a list. */
export function codeBlocks({ text }: Document): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  for (const match of text.matchAll(/^( *)```(\w*)\n(.*?)^ *```$/gms)) {
    const [, indent = "", language = "", code = ""] = match;
    const line = text.slice(0, match.index).split("\n").length + 1;
    blocks.push({ language, line, code: code.replaceAll(new RegExp(`^${indent}`, "gm"), "") });
  }
  return blocks;
}

/** The contents of all code spans outside blocks. */
export function codeSpans(document: Document): string[] {
  return [...withoutBlocks(document).matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
}

/** The targets of all links outside blocks. */
export function links(document: Document): string[] {
  return [...withoutBlocks(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => target);
}

function withoutBlocks({ text }: Document): string {
  return text.replaceAll(/^ *```.*?^ *```$/gms, "");
}
