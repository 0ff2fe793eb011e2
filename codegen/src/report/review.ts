// Takes what is up for review, gives tables for people, Markdown for pull requests and JSON for scripts. Whatever strangers wrote
// is shown as it is.
import Table from "cli-table3";
import type { FactValue } from "../candidate.js";
import { emitTable } from "../emit/table.js";
import { emitMarkdown } from "../emit/text.js";
import { describeAbsence } from "../listing.js";
import { REVIEW_KINDS, type Review, type ReviewKind, type ReviewModel } from "../review/review.js";
import { visible } from "./escape.js";
import { issueAsJson, stringifyReport } from "./json.js";
import { count, show } from "./wording.js";

const TITLES: Readonly<Record<ReviewKind, string>> = { new: "New", changed: "Changed", vanished: "Vanished" };

/** Writes a table of fields for each model, then the counts. `width` is that of the terminal; without it lines are as long as they are. */
export function formatReview(review: Review, width?: number): string {
  const tables = review.models.map((model) => {
    const lines = [titleOf(model), ...model.notices].map((line) => `${visible(line)}\n`);
    const rows = rowsOf(model, visible);
    return `${lines.join("")}${rows.length === 0 ? "" : `${drawTable(rows, width)}\n`}`;
  });
  const rest = countRest(review);
  const more = rest > 0 ? `and ${count(rest, "more model")}; --all shows them, --json lists all\n` : "";
  return `${[...tables, more].filter((part) => part !== "").join("\n")}${tables.length === 0 ? "" : "\n"}${visible(sumOf(review))}\n`;
}

const COLUMNS = ["field", "registry", "source", "says", "state"] as const;

/** What stands in one line of a table, by column. */
type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

// Of a model that the registry does not have, there is nothing in its column.
function columnsOf(rows: readonly Row[]): readonly (typeof COLUMNS)[number][] {
  return rows.some(({ registry }) => registry !== "") ? COLUMNS : COLUMNS.filter((column) => column !== "registry");
}

function drawTable(rows: readonly Row[], width: number | undefined): string {
  const style = { head: [], border: [], compact: true };
  const columns = columnsOf(rows);
  const cells = rows.map((row) => columns.map((column) => row[column]));
  const widths =
    width === undefined ? {} : { colWidths: columnWidths([[...columns], ...cells], width), wordWrap: true };
  const table = new Table({ head: [...columns], style, ...widths });
  table.push(...cells);
  return table.toString();
}

// A value is cut where it is long; below this, nobody could read it.
const LEAST_VALUE = 16;

// Names are as wide as they are; values share what is left, each as wide as it needs. Text that is wider than it is long, such
// as Chinese, goes on in the next line.
function columnWidths(cells: readonly (readonly string[])[], width: number): number[] {
  const [head = []] = cells;
  const needed = head.map((_, column) => PADDING + Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const isValue = head.map((column) => column === "registry" || column === "says");
  const named = needed.reduce((sum, need, column) => (isValue[column] ? sum : sum + need), 0);
  let rest = width - (head.length + 1) - named;
  let open = isValue.filter(Boolean).length;
  return needed.map((need, column) => {
    if (!isValue[column]) return need;
    // The first of the two leaves to the second what it does not need.
    const share = Math.max(LEAST_VALUE, Math.floor(rest / open--));
    const given = Math.min(need, share);
    rest -= given;
    return given;
  });
}

const PADDING = 2;

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

// Every cell but the state holds text of strangers; `safe` makes it safe where it is to be shown.
function rowsOf({ fields }: ReviewModel, safe: (text: string) => string): Row[] {
  return fields.flatMap(({ registry, together, claims }) =>
    claims
      .filter(({ state }) => state !== "same")
      .flatMap(({ source, values, state }) => {
        const named = together.filter((field) => values[field] !== undefined || registry[field] !== undefined);
        return named.map((field) => ({
          field: safe(field),
          registry: safe(showValue(registry[field])),
          source: safe(source),
          says: safe(showValue(values[field])),
          state,
        }));
      }),
  );
}

// With space between the items of a list, where a line can end.
function showValue(value: FactValue | undefined): string {
  if (value === undefined) return "";
  return Array.isArray(value) ? `[${value.map((item) => show(item)).join(", ")}]` : show(value);
}

function countRest({ models, counts }: Review): number {
  return REVIEW_KINDS.reduce((sum, kind) => sum + counts[kind], 0) - models.length;
}

function sumOf({ counts, heads, settled }: Review): string {
  const kinds = REVIEW_KINDS.map((kind) => `${counts[kind]} ${kind}`);
  const outcomes = heads.map(({ source, outcome }) => `${source} ${outcome}`).join(", ");
  const runs = heads.length === 0 ? "No source was ingested yet." : `Last runs: ${outcomes}.`;
  return `${kinds.join(", ")}; ${count(counts.open, "model")} to decide, ${settled} settled. ${runs}`;
}

/** Writes the same as Markdown. */
export function formatReviewMarkdown(review: Review): string {
  const parts = review.models.flatMap((model) => {
    const rows = rowsOf(model, emitMarkdown);
    const columns = columnsOf(rows);
    const cells = rows.map((row) => columns.map((column) => row[column]));
    return [
      `### ${emitMarkdown(titleOf(model))}`,
      "",
      ...model.notices.flatMap((notice) => [emitMarkdown(notice), ""]),
      ...(rows.length === 0 ? [] : emitTable(columns, cells)),
    ];
  });
  const rest = countRest(review);
  const more = rest > 0 ? [`And ${count(rest, "more model")}.`, ""] : [];
  return `${[emitMarkdown(sumOf(review)), "", ...parts, ...more].join("\n")}`;
}

/** Writes everything that is up for review, in parts: of a hundred thousand models, the whole is longer than a string can be. */
export function* formatReviewJson({ models, counts, heads, settled, issues }: Review): Generator<string> {
  const head = { version: 1, last_runs: heads, counts, settled, issues: issues.map(issueAsJson) };
  yield `${stringifyReport(head).slice(0, -"\n}\n".length)},\n  "models": [`;
  for (const [place, { kind, key, id, listing, absences, fields, notices, isOpen }] of models.entries()) {
    const name = { kind, id: id ?? null, [key.field]: key.value };
    const text = stringifyReport({ ...name, ...listing, absences, is_open: isOpen, notices, fields });
    yield `${place === 0 ? "" : ","}\n${text.trimEnd().replace(/^/gm, "    ")}`;
  }
  yield models.length === 0 ? "]\n}\n" : "\n  ]\n}\n";
}
