import { getField } from "../field-path.js";
import { nearest } from "../nearest.js";
import type { Problem } from "../problem.js";
import { fieldByPath, isCovered, recordFields } from "../schema.js";
import { type Entry, lacks, problemAt, type Rule, type RuleContext } from "./rule.js";

/** In a registry that declares sources, every fact has one, and every provenance speaks of a fact that is there. */
export const provenance: Rule = {
  code: "provenance",
  description: "In a registry with sources, every fact names the source it comes from.",
  *check(context) {
    for (const entry of context.entries) {
      for (const path of Object.keys(entry.record.provenance ?? {})) yield* checkEntry(entry, path, context);
      if (context.sources !== undefined && !entry.broken.has("provenance")) yield* checkFacts(entry);
    }
  },
};

function* checkEntry(entry: Entry, path: string, { sources }: RuleContext): Iterable<Problem> {
  const { id, provenance = {} } = entry.record;
  const at = ["provenance", path];
  if (!fieldByPath.has(path) && !GROUPS.has(path)) {
    const near = nearest(path, [...fieldByPath.keys()]);
    const help = near === undefined ? "Use the path of a field, such as specs.parameters." : `Did you mean "${near}"?`;
    yield problemAt("provenance", entry, at, `Model ${id}: provenance speaks of ${path}, which is not a field`, help);
    return;
  }
  if (lacks(entry, path)) {
    const message = `Model ${id}: provenance speaks of ${path}, which the model does not have`;
    yield problemAt("provenance", entry, at, message, "Remove it, or add the fact.");
  }
  const { source, date } = provenance[path] ?? { source: "" };
  if (source.startsWith("https://")) {
    if (date !== undefined) return;
    const message = `Model ${id}: the provenance of ${path} names a page but no date`;
    yield problemAt("provenance", entry, at, message, "Add the day on which the page was read.");
  } else if (sources !== null && !Object.hasOwn(sources ?? {}, source)) {
    const near = nearest(source, Object.keys(sources ?? {}));
    const help =
      near === undefined ? "Add it to the registry's sources, or use an https address." : `Did you mean "${near}"?`;
    yield problemAt(
      "provenance",
      entry,
      [...at, "source"],
      `Model ${id}: ${JSON.stringify(source)} is not among the registry's sources`,
      help,
    );
  }
}

function* checkFacts(entry: Entry): Iterable<Problem> {
  const { id, provenance = {} } = entry.record;
  const covered = { has: (path: string) => Object.hasOwn(provenance, path) };
  for (const { path, fact } of recordFields) {
    if (!fact || getField(entry.record, path) === undefined || isCovered(path, covered)) continue;
    const message = `Model ${id}: ${path} has no provenance`;
    yield problemAt(
      "provenance",
      entry,
      path.split("."),
      message,
      `Add "${path}" to provenance with its source, or remove the fact.`,
    );
  }
}

const GROUPS: ReadonlySet<string> = new Set(
  recordFields.flatMap(({ path }) =>
    path
      .split(".")
      .slice(0, -1)
      .map((_, depth, steps) => steps.slice(0, depth + 1).join(".")),
  ),
);
