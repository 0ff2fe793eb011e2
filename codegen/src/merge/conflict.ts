// A registry file that git left in conflict: what is wrong with it, and the registry that both sides together make.
import type { Issue } from "../issue.js";
import { formatRegistry } from "../layout.js";
import { type JsonPath, Locator, type Position } from "../locate.js";
import type { Registry } from "../record.js";
import { show } from "../report/wording.js";
import { BYTE_ORDER_MARK, parseJson } from "../scan.js";
import { readConflict, type Side, type StrayMarker } from "./markers.js";
import { mergeRegistries, type RegistryMerge } from "./registries.js";
import { type Contradiction, isObject } from "./values.js";

/** Whose models a merged registry holds. */
export interface MergeSummary extends Pick<RegistryMerge, "onlyOurs" | "onlyTheirs" | "different"> {
  /** What git calls the two sides. */
  readonly ours: string;
  readonly theirs: string;
}

/** The merged text, or why there is none: the issues are empty exactly when there is a text. */
export interface Resolution {
  readonly text?: string;
  readonly summary?: MergeSummary;
  readonly issues: readonly Issue[];
}

/** Says that a text is in conflict, and how to cure it; undefined where it has no marker. */
export function explainConflict(text: string, file: string, cure: string): Issue | undefined {
  const conflict = readConflict(text);
  if (conflict === undefined) return undefined;
  if ("stray" in conflict) return strayIssue(conflict, file);
  const { ours, theirs, line } = conflict;
  const message = `Git left both sides of a merge here, ${ours.label} and ${theirs.label}.`;
  return issueAt({ line, column: 1 }, file, message, cure);
}

/** Merges the two sides of a registry file in conflict; undefined where the text has no marker. */
export function resolveConflict(text: string, file: string): Resolution | undefined {
  const conflict = readConflict(text);
  if (conflict === undefined) return undefined;
  if ("stray" in conflict) return { issues: [strayIssue(conflict, file)] };
  const [ours, theirs] = [readSide(conflict.ours, file), readSide(conflict.theirs, file)];
  if ("issues" in ours || "issues" in theirs) {
    return { issues: [ours, theirs].flatMap((side) => ("issues" in side ? side.issues : [])) };
  }
  // zdiff3 moves lines that both sides added out of the conflict, and into the base's text; most often that is no JSON then.
  const base = conflict.base === undefined ? undefined : readSide(conflict.base, file);
  const known = base === undefined || "issues" in base ? undefined : base.registry;
  const merge = mergeRegistries(ours.registry, theirs.registry, known);
  if (merge.contradictions.length > 0) {
    const seeBase = `After "git checkout --conflict=diff3 ${file}" it also sees which side changed what.`;
    const cure = known === undefined ? `${CHOOSE} ${seeBase}` : CHOOSE;
    return { issues: merge.contradictions.map((found) => contradictionIssue(found, [ours, theirs], file, cure)) };
  }
  const { onlyOurs, onlyTheirs, different } = merge;
  const summary = { ours: conflict.ours.label, theirs: conflict.theirs.label, onlyOurs, onlyTheirs, different };
  return { text: formatRegistry(merge.registry), summary, issues: [] };
}

function strayIssue({ stray, line }: StrayMarker, file: string): Issue {
  const help = `Remove what is left of the conflict, or bring all of it back with "git checkout --merge ${file}".`;
  return issueAt({ line, column: 1 }, file, `The conflict marker ${stray} has no counterpart.`, help);
}

/** One side as a registry whose models can be told apart, and the places in it. */
interface ReadSide {
  readonly side: Side;
  readonly registry: Registry;
  readonly locator: Locator;
}

function readSide(side: Side, file: string): ReadSide | { readonly issues: readonly Issue[] } {
  const text = side.text.startsWith(BYTE_ORDER_MARK) ? ` ${side.text.slice(1)}` : side.text;
  const locator = new Locator(text);
  const { value, faults } = parseJson(text);
  if (faults.length > 0) {
    const issues = faults.map(({ code, offset, message, help }) => {
      const place = placeInFile(locator.positionAt(offset), side);
      return { ...issueAt(place, file, `In the text of ${side.label}: ${message}`, help), code };
    });
    return { issues };
  }
  const unclear = findUnclear(value, side.label);
  if (unclear === undefined) return { side, registry: value as Registry, locator };
  const place = placeInFile(locator.positionOf(unclear.path), side);
  return { issues: [issueAt(place, file, unclear.message, 'Correct it, then run "modeldex fix" again.')] };
}

/** What keeps the models of a side from being matched with those of the other. */
function findUnclear(value: unknown, label: string): { path: JsonPath; message: string } | undefined {
  const models: unknown = isObject(value) ? value.models : undefined;
  if (!Array.isArray(models)) return { path: ["models"], message: `The text of ${label} has no list of models.` };
  const seen = new Set<string>();
  for (const [index, record] of models.entries()) {
    const id: unknown = isObject(record) ? record.id : undefined;
    const path = ["models", index, "id"];
    if (typeof id !== "string") return { path, message: `In the text of ${label}, a model has no id.` };
    if (seen.has(id)) return { path, message: `In the text of ${label}, two models have the id ${show(id)}.` };
    seen.add(id);
  }
  return undefined;
}

function contradictionIssue(
  { path, ours, theirs }: Contradiction,
  [left, right]: readonly [ReadSide, ReadSide],
  file: string,
  cure: string,
): Issue {
  const { side, registry, locator } = ours === undefined ? right : left;
  const [root, id] = path;
  const inModel = root === "models";
  const model = registry.models.findIndex((record) => record.id === id);
  const place = placeInFile(locator.positionOf(inModel ? [root, model, ...path.slice(2)] : path), side);
  const field = path.slice(inModel ? 2 : 0).join(".");
  const say = (label: string, value: unknown): string =>
    field === ""
      ? `${label} ${value === undefined ? "removed" : "changed"} the model`
      : `${label} has ${value === undefined ? "nothing" : show(value, SHOWN)}`;
  const where = field === "" ? "" : ` in ${field}`;
  const message = `The sides differ${where}: ${say(left.side.label, ours)}, ${say(right.side.label, theirs)}.`;
  const who = inModel ? { model: String(id), ...(field === "" ? {} : { path: field }) } : {};
  return { ...issueAt(place, file, message, cure), ...who };
}

// Enough for a provenance.
const SHOWN = 240;

const CHOOSE = 'Write the right one on both sides, or keep one and delete the markers, and run "modeldex fix" again.';

function placeInFile({ line, column }: Position, side: Side): Position {
  return { line: side.lineOf(line), column };
}

function issueAt(place: Position, file: string, message: string, help: string): Issue {
  return { code: "merge-conflict", severity: "error", file, ...place, message, help };
}
