// Takes issues, gives text for a person at a terminal: a clickable line for each, the place in the file, and the count.

import picocolors from "picocolors";
import type { Issue } from "../issue.js";
import { visible } from "./escape.js";
import { codeFrame, splitLines } from "./frame.js";
import type { ReportOptions } from "./options.js";
import { sentence, tally } from "./wording.js";

const DEFAULT_WIDTH = 100;

/** Writes issues for people, one line each, with code frames where asked for. */
export function formatPretty(issues: readonly Issue[], options: ReportOptions): string {
  if (issues.length === 0) return `${visible(options.summary ?? "No problems found.")}\n`;
  const colors = picocolors.createColors(options.color);
  const frameOf = options.frames ? framer(options) : () => undefined;
  const blocks = issues.map((issue) => {
    const place = colors.cyan(`${visible(issue.file)}:${issue.line}:${issue.column}`);
    // Colour alone must not carry the severity: it is lost in a log, and to some readers.
    const code = issue.severity === "error" ? colors.red(issue.code) : colors.yellow(`${issue.code} (warning)`);
    const who = issue.model === undefined ? [] : [colors.bold(visible(issue.model))];
    const line = [place, code, ...who, visible(sentence(issue))].join("  ");
    const frame = frameOf(issue);
    return frame === undefined ? line : `${line}\n${frame}`;
  });
  const end = [colors.bold(`${tally(issues)}.`)];
  if (options.fixCommand !== undefined) end.push(`Run "${options.fixCommand}" to repair what can be repaired.`);
  return `${blocks.join(options.frames ? "\n\n" : "\n")}\n\n${end.join("\n")}\n`;
}

/** Splits each file once, however many issues it has. */
function framer(options: ReportOptions): (issue: Issue) => string | undefined {
  const linesOf = new Map<string, string[]>();
  const look = { color: options.color, width: options.width ?? DEFAULT_WIDTH };
  return (issue) => {
    const text = options.sources.get(issue.file);
    if (text === undefined) return undefined;
    const lines = linesOf.get(issue.file) ?? splitLines(text);
    linesOf.set(issue.file, lines);
    return codeFrame(lines, issue, look);
  };
}
