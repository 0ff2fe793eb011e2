// Takes what is up for review, gives tables for people, Markdown for pull requests and JSON for scripts. Whatever strangers wrote
// is shown as it is.
import Table from "cli-table3";
import { emitTable } from "../emit/table.js";
import { emitMarkdown } from "../emit/text.js";
import type { ReviewClaim, ReviewField } from "../review/claims.js";
import type { Review, ReviewKind, ReviewModel } from "../review/review.js";
import { visible } from "./escape.js";
import { issueAsJson, stringifyReport } from "./json.js";
import { count, show } from "./wording.js";

/** How a review is shown. */
export interface ReviewView {
  /** Models to show at most. */
  readonly most: number;
  /** Columns of the terminal; undefined where there is none. */
  readonly width?: number;
}

const TITLES: Readonly<Record<ReviewKind, string>> = { new: "New", changed: "Changed", vanished: "Vanished" };

/** Writes a table of fields for each model, most popular first, then the counts. */
export function formatReview(review: Review, { most, width }: ReviewView): string {
  const shown = review.models.slice(0, most);
  const tables = shown.map((model) => {
    const title = visible(titleOf(model));
    const rows = rowsOf(model).map((row) => row.map((cell) => visible(cell)));
    return `${title}\n${rows.length === 0 ? "" : `${drawTable(rows, width)}\n`}`;
  });
  const rest = review.models.length - shown.length;
  const more = rest > 0 ? `and ${count(rest, "more model")}; --all shows them, --json lists all\n` : "";
  return `${[...tables, more].filter((part) => part !== "").join("\n")}${tables.length === 0 ? "" : "\n"}${visible(sumOf(review))}\n`;
}

const COLUMNS = ["field", "registry", "source", "says", "state"];

function drawTable(rows: readonly string[][], width: number | undefined): string {
  const style = { head: [], border: [], compact: true };
  const columns =
    width === undefined ? {} : { colWidths: columnWidths(width), wordWrap: true, wrapOnWordBoundary: false };
  const table = new Table({ head: COLUMNS, style, ...columns });
  table.push(...rows);
  return table.toString();
}

// Field, source and state are names; the values share what is left.
function columnWidths(width: number): number[] {
  const names = [28, 14, 11];
  const borders = COLUMNS.length + 1;
  const rest = Math.max(24, width - borders - names.reduce((sum, name) => sum + name, 0));
  const value = Math.floor(rest / 2);
  return [names[0] as number, value, names[1] as number, rest - value, names[2] as number];
}

function titleOf({ kind, id, listing, absences }: ReviewModel): string {
  const { model_id: modelId, provider, license, source, popularity_score: score } = listing;
  const about = [
    `by ${provider}`,
    ...(license === undefined ? [] : [license]),
    `from ${source}`,
    `score ${score.toFixed(2)}`,
    ...(id === undefined ? [] : [`in the registry as ${id}`]),
    ...Object.entries(absences).map(([name, absence]) => describeAbsence(name, absence)),
  ];
  return `${TITLES[kind]}: ${modelId}, ${about.join(", ")}`;
}

function describeAbsence(
  source: string,
  { state, since, answer, to }: NonNullable<ReviewModel["absences"]["civitai"]>,
) {
  if (state === "gone") return `gone at ${source} since ${since} (${answer ?? "no answer"})`;
  return state === "moved" ? `at ${source} it is ${to} since ${since}` : `not listed by ${source} since ${since}`;
}

function rowsOf({ fields }: ReviewModel): string[][] {
  return fields.flatMap((field) => field.claims.filter(isTold).flatMap((claim) => rowsOfClaim(field, claim)));
}

function isTold({ state }: ReviewClaim): boolean {
  return state !== "same";
}

function rowsOfClaim({ registry, together }: ReviewField, { source, values, state }: ReviewClaim): string[][] {
  const named = together.filter((field) => values[field] !== undefined || registry[field] !== undefined);
  return named.map((field) => [
    field,
    registry[field] === undefined ? "" : show(registry[field]),
    source,
    values[field] === undefined ? "" : show(values[field]),
    state,
  ]);
}

function sumOf({ models, heads, settled }: Review): string {
  const kinds = (["new", "changed", "vanished"] as const).map((kind) => {
    return `${models.filter((model) => model.kind === kind).length} ${kind}`;
  });
  const open = models.filter(({ isOpen }) => isOpen).length;
  const outcomes = heads.map(({ source, outcome }) => `${source} ${outcome}`).join(", ");
  const runs = heads.length === 0 ? "No source was ingested yet." : `Last runs: ${outcomes}.`;
  return `${kinds.join(", ")}; ${count(open, "model")} to decide, ${settled} settled. ${runs}`;
}

/** Writes the same as Markdown. */
export function formatReviewMarkdown(review: Review, { most }: ReviewView): string {
  const shown = review.models.slice(0, most);
  const parts = shown.flatMap((model) => {
    const rows = rowsOf(model).map((row) => row.map(emitMarkdown));
    return [`### ${emitMarkdown(titleOf(model))}`, "", ...(rows.length === 0 ? [] : emitTable(COLUMNS, rows))];
  });
  const rest = review.models.length - shown.length;
  const more = rest > 0 ? [`And ${count(rest, "more model")}.`, ""] : [];
  return `${[emitMarkdown(sumOf(review)), "", ...parts, ...more].join("\n")}`;
}

/** Writes everything that is up for review. */
export function formatReviewJson({ models, heads, settled, issues }: Review): string {
  return stringifyReport({
    version: 1,
    last_runs: heads,
    settled,
    models: models.map(({ kind, key, id, listing, absences, fields, isOpen }) => ({
      kind,
      id: id ?? null,
      [key.field]: key.value,
      ...listing,
      absences,
      is_open: isOpen,
      fields,
    })),
    issues: issues.map(issueAsJson),
  });
}
