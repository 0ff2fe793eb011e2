// A model in a few lines of prose made from its facts alone, for hover texts and tables.
import { formatParameters, formatTokens } from "../../../src/format.js";
import type { ModelRecord } from "../record.js";
import { emitComment } from "./text.js";

/** Lines of the doc comment of a model's constant: name, the facts people choose by, and its life cycle. */
export function describeModel(record: ModelRecord, constants: ReadonlyMap<string, string>): string[] {
  const lines = [
    `**${emitComment(record.name)}** (${emitComment(record.type)}) by ${emitComment(record.organization)}`,
  ];
  const facts = chooseFacts(record);
  if (facts.length > 0) lines.push("", facts.map(emitComment).join(" · "));
  const deprecation = describeDeprecation(record, constants);
  if (deprecation !== undefined) lines.push("", deprecation);
  return lines;
}

function chooseFacts({ specs, license, performance, huggingface_id: hub }: ModelRecord): string[] {
  const facts: string[] = [];
  if (specs?.parameters !== undefined) facts.push(`${formatParameters(specs.parameters)} parameters`);
  if (specs?.embedding_dim !== undefined) facts.push(`${specs.embedding_dim} dimensions`);
  if (specs?.context_length !== undefined) facts.push(formatTokens(specs.context_length));
  if (license !== undefined) facts.push(license);
  if (performance?.beir_avg !== undefined) facts.push(`BEIR ${formatBeir(performance)}`);
  if (hub !== undefined) facts.push(hub);
  return facts;
}

/** A BEIR mean with what makes it comparable: `0.538 (15 sets, measured)`. */
export function formatBeir({
  beir_avg: mean,
  beir_datasets: sets,
  beir_basis: basis,
}: NonNullable<ModelRecord["performance"]>): string {
  const details = [sets === undefined ? undefined : `${sets} sets`, basis].filter((detail) => detail !== undefined);
  return `${mean?.toFixed(3)}${details.length === 0 ? "" : ` (${details.join(", ")})`}`;
}

function describeDeprecation(record: ModelRecord, constants: ReadonlyMap<string, string>): string | undefined {
  const { status = "active", reason, replaced_by: replacement } = record;
  if (status === "active") return undefined;
  const since = status === "retired" ? (record.retired_on ?? record.deprecated_on) : record.deprecated_on;
  const parts = [
    `@deprecated ${status === "retired" ? "Retired" : "Deprecated"}${since === undefined ? "" : ` since ${since}`}.`,
  ];
  if (reason !== undefined) parts.push(emitComment(reason));
  if (replacement !== undefined) parts.push(`Use ${constants.get(replacement) ?? emitComment(replacement)}.`);
  return parts.join(" ");
}
