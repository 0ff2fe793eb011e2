// Where sources disagreed, what settled it, and what is left open.
import type { DecisionKind } from "../../contest.js";
import type { DisagreementsRecord, RecordedDisagreement } from "../../disagreements.js";
import { getField } from "../../field-path.js";
import { compareText } from "../../issue.js";
import type { Claim } from "../../reconcile.js";
import type { ModelRecord } from "../../record.js";
import { show } from "../../report/wording.js";
import type { EmitContext } from "../context.js";
import { type Cell, emitTable } from "../table.js";
import { emitAddress, emitMarkdown } from "../text.js";

const KINDS: readonly (readonly [kind: DecisionKind, title: string, meaning: string])[] = [
  ["order", "Order of trust", "the source that comes first in the order of trust decides"],
  ["tolerance", "Within tolerance", "the same, between numbers that are close"],
  ["latest", "Latest snapshot", "the latest snapshot decides"],
  ["precision", "More exact date", "the dates agree as far as they go; the one that says most is kept"],
  ["last-resort", "Last resort", "a source that counts only where no other one speaks is left out"],
  ["weak", "Weak, unconfirmed", "weak sources that nobody confirms are left out"],
  ["rejected", "Rejected", "people looked at the other claims and refused them"],
  ["open", "Open", "nothing decides; the field stays out"],
];

/** What is on record about disagreements; nothing where no record is kept. */
export function disagreementSections({ models, disagreements: record }: EmitContext): string[] {
  if (record === undefined) return [];
  const { disagreements } = record;
  const byId = new Map(models.map((model) => [model.record.id, model.record]));
  const known = disagreements.filter(({ id }) => id !== undefined);
  return [
    "## Disagreements",
    "",
    `Met: ${disagreements.length.toLocaleString("en-US")}. About models of the registry: ${known.length.toLocaleString("en-US")}. The order of files and rows decides nothing.`,
    "",
    ...kindTable(disagreements),
    ...reasonList(record),
    ...claimSection(
      "Left open",
      "Nothing decides between these claims.",
      known.filter(({ kind }) => kind === "open"),
      byId,
    ),
    ...claimSection(
      "Left out",
      "Only weak sources speak, and contradict one another.",
      known.filter(({ kind, decidedBy }) => kind !== "open" && decidedBy === undefined),
      byId,
    ),
  ];
}

function kindTable(disagreements: readonly RecordedDisagreement[]): string[] {
  if (disagreements.length === 0) return [];
  const used = KINDS.filter(([kind]) => disagreements.some((disagreement) => disagreement.kind === kind));
  const fields = [...new Set(disagreements.map(({ field }) => field))].sort(compareText);
  const row = (title: string, members: readonly RecordedDisagreement[]): Cell[] => {
    const counts = used.map(([kind]) => members.filter((member) => member.kind === kind).length);
    return [title, members.length, ...counts];
  };
  const byField = fields.map((field) =>
    row(
      `\`${field}\``,
      disagreements.filter((disagreement) => disagreement.field === field),
    ),
  );
  return [
    ...emitTable(["Field", "Met", ...used.map(([, title]) => title)], [...byField, row("all", disagreements)]),
    ...used.map(([, title, meaning]) => `- ${title}: ${meaning}.`),
    "",
  ];
}

function reasonList({ reasons, unconfirmed }: DisagreementsRecord): string[] {
  const fields = Object.entries(reasons).map(([field, reason]) => `- \`${field}\`: ${emitMarkdown(reason)}`);
  const counts = Object.entries(unconfirmed).map(([field, count]) => `\`${field}\` ${count.toLocaleString("en-US")}`);
  return [
    ...(fields.length === 0 ? [] : ["Why a field is decided as it is:", "", ...fields, ""]),
    ...(counts.length === 0
      ? []
      : [
          `Not disagreements, but left out all the same, as only a weak source states them and nobody confirms it: ${counts.join(", ")}.`,
          "",
        ]),
  ];
}

function claimSection(
  title: string,
  meaning: string,
  disagreements: readonly RecordedDisagreement[],
  models: ReadonlyMap<string, ModelRecord>,
): string[] {
  if (disagreements.length === 0) return [];
  const byModel = [...disagreements].sort((left, right) => compareText(left.id ?? "", right.id ?? ""));
  const rows = byModel.map(({ id = "", field, claims }): Cell[] => {
    const record = models.get(id);
    const present = record === undefined ? undefined : getField(record, field);
    // Where no claim counts, that is said above the table.
    const isPlain = claims.every(({ left_out: reason }) => reason !== undefined);
    const said = claims.map((claim) => describeClaim(claim, isPlain)).join("; ");
    return [emitMarkdown(id), `\`${field}\``, said, present === undefined ? "nothing" : emitShown(present)];
  });
  return [`### ${title}`, "", meaning, "", ...emitTable(["Model", "Field", "Who says what", "In the registry"], rows)];
}

function describeClaim({ source, value, date, left_out: reason }: Claim, isPlain: boolean): string {
  const who = source.startsWith("https://") ? `[page](${emitAddress(source)})` : emitMarkdown(source);
  const details = [date, isPlain ? undefined : reason].filter((detail) => detail !== undefined);
  return `${who}: ${emitShown(value)}${details.length === 0 ? "" : ` (${details.map(emitMarkdown).join(", ")})`}`;
}

function emitShown(value: unknown): string {
  return emitMarkdown(show(value));
}
