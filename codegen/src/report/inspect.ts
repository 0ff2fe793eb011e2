// Takes what was found out about a model, gives the table for people and the JSON for scripts. The command prints them.
import type {
  CacheLayers,
  CharacteristicName,
  CharacteristicValues,
  Evidence,
  RopeScaling,
} from "../../../src/characteristics/types.js";
import type { Inspection, ModelOrigin } from "../inspect.js";
import { visible } from "./escape.js";
import { stringifyReport } from "./json.js";

/** How an inspection is shown. */
export interface InspectView {
  /** Whether each value comes with its evidence. */
  readonly explain: boolean;
}

type Show<Value> = (value: Value) => string;

interface Line<Value> {
  readonly label: string;
  readonly show: Show<Value>;
  /** Shown as unknown where it is not known; the others are left out. */
  readonly isExpected?: true;
}

const number: Show<number> = (value) => value.toLocaleString("en-US");
const tokens: Show<number> = (value) => `${number(value)} tokens`;
const text: Show<string> = (value) => value;
const list: Show<readonly string[]> = (value) => (value.length === 0 ? "none" : value.join(", "));
const answer: Show<boolean> = (value) => (value ? "yes" : "no");

/** One line for each characteristic, in the order in which they are shown. */
const LINES: { readonly [Name in CharacteristicName]-?: Line<NonNullable<CharacteristicValues[Name]>> } = {
  family: { label: "Family", show: text, isExpected: true },
  modelType: { label: "Model type", show: text, isExpected: true },
  architectures: { label: "Architectures", show: list },
  parameters: { label: "Parameters", show: number, isExpected: true },
  activeParameters: { label: "Active parameters", show: number },
  embeddingParameters: { label: "Embedding parameters", show: number },
  contextWindow: { label: "Context window", show: tokens, isExpected: true },
  trainedContext: { label: "Trained context", show: tokens },
  ropeScaling: { label: "Rope scaling", show: showScaling },
  slidingWindow: { label: "Sliding window", show: tokens },
  layers: { label: "Layers", show: number, isExpected: true },
  hiddenSize: { label: "Hidden size", show: number, isExpected: true },
  intermediateSize: { label: "Feed-forward size", show: number },
  vocabSize: { label: "Vocabulary", show: tokens, isExpected: true },
  heads: { label: "Attention heads", show: number, isExpected: true },
  kvHeads: { label: "Key-value heads", show: number, isExpected: true },
  headSize: { label: "Head size", show: number },
  experts: { label: "Experts", show: number },
  activeExperts: { label: "Experts per token", show: number },
  tiedEmbeddings: { label: "Tied embeddings", show: answer, isExpected: true },
  dtype: { label: "Type of weights", show: text },
  quantizationMethod: { label: "Quantisation", show: text },
  quantizationFormat: { label: "Quantised format", show: text },
  quantizationBits: { label: "Quantised bits", show: number },
  quantizationGroupSize: { label: "Quantised group", show: (value) => `${number(value)} weights` },
  quantizationTargets: { label: "Quantised modules", show: list },
  quantizationIgnored: { label: "Not quantised", show: list },
  inputModalities: { label: "Input", show: list },
  outputModalities: { label: "Output", show: list },
  multimodal: { label: "Multimodal", show: text, isExpected: true },
  kvCache: { label: "Key-value cache", show: answer },
  cacheLayers: { label: "Cached layers", show: (layers) => layers.map(showLayers).join(", ") },
  libraries: { label: "Libraries", show: list },
  pooling: { label: "Pooling", show: text },
};

const NAMES = Object.keys(LINES) as CharacteristicName[];

function showScaling({ type, factor, originalContext }: RopeScaling): string {
  const parts = [type];
  if (factor !== undefined) parts.push(`factor ${number(factor)}`);
  if (originalContext !== undefined) parts.push(`from ${tokens(originalContext)}`);
  return parts.join(", ");
}

function showLayers({ kind, layers, window }: CacheLayers): string {
  return `${number(layers)} ${kind}${window === undefined ? "" : ` (${tokens(window)})`}`;
}

/** Writes one line a characteristic; with `explain`, how each was found. */
export function formatInspection(inspection: Inspection, { explain }: InspectView): string {
  const rows = NAMES.flatMap((name) => rowOf(name, inspection, explain));
  const head = explain ? [["", "value", "how", "confidence", "key", "rule"]] : [];
  return `${visible(titleOf(inspection))}\n\n${alignColumns([...head, ...rows])}`;
}

function rowOf(name: CharacteristicName, { characteristics }: Inspection, explain: boolean): string[][] {
  const { label, show, isExpected } = LINES[name] as Line<unknown>;
  const value = characteristics[name];
  if (value === undefined) return isExpected ? [[label, "Unknown"]] : [];
  const evidence = characteristics.evidence[name];
  return [[label, cut(show(value)), ...(explain && evidence !== undefined ? explainIn(evidence) : [])].map(visible)];
}

function explainIn({ how, confidence, from, rule }: Evidence): string[] {
  return [how, confidence, cut(from), rule === from ? "" : rule];
}

// Lists of modules may have thousands of names.
const MOST_CHARACTERS = 60;

function cut(value: string): string {
  return value.length <= MOST_CHARACTERS ? value : `${value.slice(0, MOST_CHARACTERS - 3)}...`;
}

function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  }
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "));
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

function titleOf({ id, origin }: Inspection): string {
  const place = placeOf(origin);
  return id === undefined ? place : `${id}, from ${place}`;
}

function placeOf(origin: ModelOrigin): string {
  switch (origin.kind) {
    case "file":
      return origin.path;
    case "cache":
      return `the Hugging Face cache (commit ${origin.commit.slice(0, 12)})`;
    case "hub":
      return origin.address;
  }
}

/** Writes what is known by name, as the library has it; with `explain`, the evidence too. */
export function formatInspectionJson({ characteristics }: Inspection, { explain }: InspectView): string {
  const known = NAMES.flatMap((name) => (characteristics[name] === undefined ? [] : [[name, characteristics[name]]]));
  const evidence = NAMES.flatMap((name) => {
    const found = characteristics.evidence[name];
    return found === undefined ? [] : [[name, found]];
  });
  return stringifyReport({
    ...Object.fromEntries(known),
    ...(explain ? { evidence: Object.fromEntries(evidence) } : {}),
  });
}
