// Characteristics as rows: each value with its unit, and with where it comes from.

import type {
  CacheLayers,
  CharacteristicName,
  CharacteristicValues,
  ModelCharacteristics,
} from "modeldex/characteristics";
import { formatParameters } from "modeldex/runtime";
import { listed, rounded, type ShownFact } from "../facts/display.js";
import type { Locale } from "../messages/locale.js";

/** One characteristic as people read it. */
export interface Spec {
  readonly name: CharacteristicName;
  readonly title: string;
  readonly shown: ShownFact;
  /** Keys of the files. */
  readonly from: readonly string[];
  /** The rule that fired, in English; absent where it only repeats the key. */
  readonly rule?: string;
  /** How the value was had, in words, with how far it can be believed where that is not far. */
  readonly how: string;
  /** Whether somebody should look twice: nobody stated it, or it cannot be believed far. */
  readonly isMarked: boolean;
}

/** Characteristics that belong together. */
export interface SpecGroup {
  readonly name: GroupName;
  readonly title: string;
  readonly specs: readonly Spec[];
}

const GROUPS = {
  model: [
    "family",
    "modelType",
    "architectures",
    "libraries",
    "inputModalities",
    "outputModalities",
    "multimodal",
    "pooling",
  ],
  size: ["parameters", "activeParameters", "embeddingParameters", "dtype"],
  context: ["contextWindow", "trainedContext", "slidingWindow", "ropeScaling"],
  structure: [
    "layers",
    "hiddenSize",
    "intermediateSize",
    "heads",
    "kvHeads",
    "headSize",
    "vocabSize",
    "tiedEmbeddings",
    "experts",
    "activeExperts",
  ],
  quantization: [
    "quantizationBits",
    "quantizationMethod",
    "quantizationFormat",
    "quantizationGroupSize",
    "quantizationTargets",
    "quantizationIgnored",
  ],
  cache: ["kvCache", "cacheLayers"],
} as const satisfies Record<string, readonly CharacteristicName[]>;

/** Name of a group. */
export type GroupName = keyof typeof GROUPS;

type Show<Value> = (value: Value, locale: Locale) => ShownFact;

const scaled: Show<number> = (value, { number, pointed }) => rounded(pointed(formatParameters(value)), number(value));
const plain: Show<number> = (value, { number }) => ({ text: number(value) });
const tokens: Show<number> = (value, { count, m }) => ({ text: count(value, m.unit.tokens) });
const flag: Show<boolean> = (value, { m }) => ({ text: value ? m.unit.yes : m.unit.no });
const word: Show<string> = (value) => ({ text: value });
const code: Show<string> = (value) => ({ text: value, isCode: true });
const codes: Show<readonly string[]> = (values, { m, count }) => {
  const shown = values.slice(0, MOST_ITEMS).map((text) => ({ text }));
  const more = values.length - shown.length;
  return { ...listed(more === 0 ? shown : [...shown, { text: count(more, m.inspect.more) }]), isCode: true };
};
const modalities: Show<CharacteristicValues["inputModalities"] & object> = (values, { m }) =>
  listed(values.map((value) => ({ text: m.inspect.modality[value] })));

// A config may name thousands of modules.
const MOST_ITEMS = 20;

const SHOWN: { readonly [Name in CharacteristicName]: Show<Exclude<CharacteristicValues[Name], undefined>> } = {
  family: word,
  modelType: code,
  architectures: codes,
  libraries: codes,
  inputModalities: modalities,
  outputModalities: modalities,
  multimodal: (value, { m }) => ({ text: m.inspect.multimodal[value] }),
  pooling: code,
  parameters: scaled,
  activeParameters: scaled,
  embeddingParameters: scaled,
  dtype: code,
  contextWindow: tokens,
  trainedContext: tokens,
  slidingWindow: tokens,
  ropeScaling: ({ type, factor, originalContext }, { m, count, decimal }) => {
    const parts = [
      type,
      ...(factor === undefined ? [] : [`× ${decimal(factor, 4)}`]),
      ...(originalContext === undefined ? [] : [m.inspect.stretchedFrom(count(originalContext, m.unit.tokens))]),
    ];
    return { text: parts.join(", ") };
  },
  layers: (value, { count, m }) => ({ text: count(value, m.unit.layers) }),
  hiddenSize: plain,
  intermediateSize: plain,
  heads: plain,
  kvHeads: plain,
  headSize: plain,
  vocabSize: tokens,
  tiedEmbeddings: flag,
  experts: plain,
  activeExperts: (value, { m, number }) => ({ text: m.inspect.perToken(number(value)) }),
  quantizationBits: (value, { m, decimal }) => ({ text: m.inspect.bitsPerWeight(decimal(value, 2)) }),
  quantizationMethod: code,
  quantizationFormat: code,
  quantizationGroupSize: (value, { m, count }) => ({ text: count(value, m.inspect.weights) }),
  quantizationTargets: codes,
  quantizationIgnored: codes,
  kvCache: flag,
  cacheLayers: (values, locale) => listed(values.map((layers) => ({ text: cacheText(layers, locale) }))),
};

function cacheText({ kind, layers, valuesPerToken, valuesPerSequence, window }: CacheLayers, locale: Locale): string {
  const { m, count, number } = locale;
  const parts = [
    ...(valuesPerToken === 0 ? [] : [m.inspect.valuesPerToken(number(valuesPerToken))]),
    ...(valuesPerSequence === undefined ? [] : [m.inspect.valuesPerSequence(number(valuesPerSequence))]),
    ...(window === undefined ? [] : [m.inspect.atMost(count(window, m.unit.tokens))]),
  ];
  return `${count(layers, m.unit.layers)}, ${m.inspect.cacheKind[kind]}: ${parts.join(", ")}`;
}

/** The rows of a model, in groups; what is not known has no row, and a group without rows is left out. */
export function specGroups(characteristics: ModelCharacteristics, locale: Locale): readonly SpecGroup[] {
  return Object.entries(GROUPS).flatMap(([key, names]) => {
    const name = key as GroupName;
    const specs = names.flatMap((one) => specOf(one, characteristics, locale) ?? []);
    return specs.length === 0 ? [] : [{ name, title: locale.m.inspect.group[name], specs }];
  });
}

function specOf(name: CharacteristicName, characteristics: ModelCharacteristics, locale: Locale): Spec | undefined {
  // The inputs say the same, and more.
  if (name === "multimodal" && characteristics.inputModalities !== undefined) return undefined;
  const value = characteristics[name];
  const evidence = characteristics.evidence[name];
  if (value === undefined || evidence === undefined) return undefined;
  const { m } = locale;
  const { from, rule, how, confidence } = evidence;
  const repeats = from === rule || from.endsWith(`.${rule}`) || from.endsWith(` ${rule}`);
  return {
    name,
    title: m.inspect.name[name],
    shown: (SHOWN[name] as Show<typeof value>)(value, locale),
    from: from.split(", "),
    ...(repeats ? {} : { rule }),
    how: confidence === "high" ? m.inspect.how[how] : `${m.inspect.how[how]}, ${m.inspect.confidence[confidence]}`,
    isMarked: confidence === "low" || how === "default",
  };
}

// What everybody asks first.
const EXPECTED = ["contextWindow", "layers", "hiddenSize", "heads", "vocabSize", "parameters"] as const;

/** Titles of what most people ask for and the files do not tell. */
export function unknownTitles(characteristics: ModelCharacteristics, { m }: Locale): readonly string[] {
  return EXPECTED.filter((name) => characteristics[name] === undefined).map((name) => m.inspect.name[name]);
}
