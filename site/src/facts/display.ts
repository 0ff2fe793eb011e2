// How facts are shown: with their unit, exact beside rounded, and links where they name something that has a page.
import { formatBytes, formatParameters } from "modeldex/runtime";
import type { Locale } from "../messages/locale.js";
import { own } from "./own.js";

/** A fact as people read it. */
export interface ShownFact {
  /** With its unit. */
  readonly text: string;
  /** The exact value with its unit, where `text` is rounded. */
  readonly exact?: string;
  /** One text for each item of a list. */
  readonly items?: readonly ShownItem[];
  /** Address of what the fact names; http or https. */
  readonly href?: string;
  /** Text that must be seen sign by sign, such as a prefix with its trailing space. */
  readonly isCode?: boolean;
}

/** One item of a list. */
export interface ShownItem {
  readonly text: string;
  readonly href?: string;
}

/** Facts by name, as in constants. */
export type Facts = Readonly<Record<string, unknown>>;

type Show<Value = never> = (value: Value, locale: Locale, facts: Facts) => ShownFact;

// Of a fraction: as many as Intl shows everywhere, and more than a double has.
const ALL_DIGITS = 20;

const scaledCount: Show<number> = (value, { number, pointed }) =>
  rounded(pointed(formatParameters(value)), number(value));
const plainCount: Show<number> = (value, { number }) => ({ text: number(value) });
const tokens: Show<number> = (value, { count, m }, { type }) => {
  return { text: count(value, type === "timeseries" ? m.unit.timeSteps : m.unit.tokens) };
};
const timeSteps: Show<number> = (value, { count, m }) => ({ text: count(value, m.unit.timeSteps) });
const megabytes: Show<number> = (value, { number }) => ({ text: `${number(value)} MB` });
const pixels: Show<number> = (value, { count, m }) => ({ text: count(value, m.unit.pixels) });
const score =
  (unit = ""): Show<number> =>
  (value, { decimal }) =>
    rounded(decimal(value, 4) + unit, decimal(value, ALL_DIGITS) + unit);
const code: Show<string> = (value) => ({ text: value, isCode: true });
const link =
  (address: (value: string) => string): Show<string | number> =>
  (value) => ({ text: String(value), ...linkTo(address(String(value))) });

// Names of fields in constants; a field without an entry is shown by what its value is.
const SHOWN: Readonly<Record<string, Show>> = {
  huggingfaceId: link((id) => `https://huggingface.co/${encodePath(id)}`),
  revision: (value: string, _, { huggingfaceId }) => {
    const id = typeof huggingfaceId === "string" ? encodePath(huggingfaceId) : undefined;
    return {
      text: value,
      isCode: true,
      ...(id === undefined ? {} : linkTo(`https://huggingface.co/${id}/tree/${value}`)),
    };
  },
  civitaiId: link((id) => `https://civitai.com/models/${encodeURIComponent(id)}`),
  openrouterId: link((id) => `https://openrouter.ai/${encodePath(id)}`),
  license: (value: string, _, { licenseUrl }) => ({ text: value, ...licenseLink(value, licenseUrl) }),
  licenseUrl: link((address) => address),
  parameters: scaledCount,
  activeParameters: scaledCount,
  embeddingParameters: scaledCount,
  downloads: plainCount,
  likes: plainCount,
  contextLength: tokens,
  maxOutputTokens: tokens,
  maxPositionEmbeddings: plainCount,
  memoryMb: megabytes,
  memoryMbPerBatch: megabytes,
  fileSizeBytes: (value: number, { count, m, pointed }) =>
    rounded(pointed(formatBytes(value)), count(value, m.unit.bytes)),
  imageSize: (value: number, { number, m, count }) => ({ text: `${number(value)} × ${count(value, m.unit.pixels)}` }),
  patchSize: (value: number, locale, facts) =>
    facts.type === "timeseries" ? timeSteps(value, locale, facts) : pixels(value, locale, facts),
  predictionLength: timeSteps,
  numHiddenLayers: (value: number, { count, m }) => ({ text: count(value, m.unit.layers) }),
  beirAvg: score(" nDCG@10"),
  msMarcoMrr10: score(" MRR@10"),
  beirDatasets: (value: number, { count, m }) => ({ text: count(value, m.unit.dataSets) }),
  batchSizeOptimal: (value: number, { count, m }) => ({ text: count(value, m.unit.inputs) }),
  queryPrefix: (value: string) => ({ text: JSON.stringify(value), isCode: true }),
  passagePrefix: (value: string) => ({ text: JSON.stringify(value), isCode: true }),
  languages: (value: readonly string[], { languageName }) =>
    listed(value.map((tag) => ({ text: named(languageName(tag), tag) }))),
  tokenizerFile: code,
  configFile: code,
  safetensorsFile: code,
  pytorchFile: code,
  onnxFile: code,
  ggufFile: code,
  civitaiVersionId: code,
};

/** Shows one fact of a model. `facts` are all of that model's. */
export function showFact(name: string, value: unknown, locale: Locale, facts: Facts): ShownFact {
  const show = own(SHOWN, name);
  if (show !== undefined) return show(value as never, locale, facts);
  const word = WORD_FIELDS.has(name) ? (text: string) => wordOf(text, locale) : (text: string) => text;
  return showByValue(value, locale, word);
}

// Fields whose values are words of the registry, not text of strangers that may happen to be one.
const WORD_FIELDS: ReadonlySet<string> = new Set([
  ...["type", "source", "status", "contentRatings", "matryoshkaStrategy", "poolingStrategy", "similarity"],
  ...["modalities", "outputModalities", "retrievalModes", "quantization", "beirBasis", "msMarcoBasis"],
]);

function showByValue(value: unknown, locale: Locale, word: (text: string) => string): ShownFact {
  if (typeof value === "boolean") return { text: value ? locale.m.unit.yes : locale.m.unit.no };
  if (typeof value === "number") {
    return Number.isInteger(value) ? plainCount(value, locale, {}) : score()(value, locale, {});
  }
  if (Array.isArray(value)) return listed(value.map((item) => ({ text: textOf(item, locale, word) })));
  return { text: textOf(value, locale, word) };
}

function textOf(value: unknown, locale: Locale, word: (text: string) => string): string {
  if (typeof value === "string") return word(value);
  return typeof value === "number" ? locale.number(value) : JSON.stringify(value);
}

/** A word of the registry in the language of the page; any other text as it is. */
export function wordOf(word: string, { m }: Locale): string {
  return own(m.word, word) ?? word;
}

/** A list of items as one fact. */
export function listed(items: readonly ShownItem[]): ShownFact {
  return { text: items.map(({ text }) => text).join(", "), items };
}

/** A rounded text, with the exact one where they differ. */
export function rounded(text: string, exact: string): ShownFact {
  return text === exact ? { text } : { text, exact };
}

function named(name: string, tag: string): string {
  return name === tag ? tag : `${name} (${tag})`;
}

// An expression of several licences has no page of its own.
function licenseLink(license: string, url: unknown): { readonly href?: string } {
  if (typeof url === "string") return linkTo(url);
  return /^[\w.+-]+$/.test(license) && !license.startsWith("LicenseRef-")
    ? linkTo(`https://spdx.org/licenses/${encodeURIComponent(license)}.html`)
    : {};
}

/** A link, where the text is an address that a page may lead to. One with a user name looks like another host than it is. */
export function linkTo(address: string): { readonly href?: string } {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isPlain = url !== undefined && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
  return isPlain ? { href: url.href } : {};
}

function encodePath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
