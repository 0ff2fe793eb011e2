// The files of a catalogue on disk: which pages there are, and what each of them refers to.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { inject } from "vitest";
import type { SiteName } from "../support/sites.js";

/** One page of each kind, for what is the same for all pages of a kind. `model` is the id of one of its models. */
export function onePageOfEachKind(model: string): readonly string[] {
  return ["index.html", `models/${model}.html`, "compare.html", "charts.html", "inspect.html"];
}

/** Paths of all pages of a catalogue, with `/`. */
export function pagesOf(site: SiteName): readonly string[] {
  const names = readdirSync(inject("sites")[site], { recursive: true, encoding: "utf8" });
  return names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".html"))
    .sort();
}

/** The text of a file of a catalogue. */
export function readPage(site: SiteName, path: string): string {
  return readFileSync(join(inject("sites")[site], path), "utf8");
}

/** An address within a page's HTML: `href` or `src`, and the element that has it. */
export interface Reference {
  readonly element: string;
  readonly address: string;
}

/** Every address that a page's HTML refers to, as the browser reads it. */
export function referencesOf(html: string): readonly Reference[] {
  // Text between tags cannot look like one: the page's own escapes `<`.
  return [...html.matchAll(/<([a-z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g)].flatMap(
    ([, element, attributes]) =>
      [...(attributes ?? "").matchAll(/\s(?:href|src|action|data|srcset|poster)="([^"]*)"/g)].map(([, address]) => {
        return { element: element ?? "", address: unescapeHtml(address ?? "") };
      }),
  );
}

function unescapeHtml(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };
  return text.replace(/&(?:#(\d+)|(\w+));/g, (all, code, name) =>
    code === undefined ? (names[name] ?? all) : String.fromCharCode(Number(code)),
  );
}

/** Whether a relative address of a page leads to a file of the catalogue. */
export function leadsToFile(site: SiteName, page: string, address: string): boolean {
  const path = decodeURIComponent(address.replace(/[?#].*/s, ""));
  const target = path === "" ? page : posix.join(dirname(page), path);
  return !target.startsWith("..") && existsSync(join(inject("sites")[site], target));
}
