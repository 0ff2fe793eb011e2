// What is known of a value of `model_type`, and the family that a model belongs to.
import { type ClassFacts, readClassFacts, words } from "./class-defaults.js";
import { FAMILIES } from "./families.js";
import { OFFSET_BY_PADDING, SENSES, TEXT_TYPES } from "./modality-types.js";
import type { Multimodal } from "./types.js";

/** What is known of a type. What is not known is absent. */
export interface ModelTypeFacts extends ClassFacts {
  /** Family as people call it: `Llama`, `Qwen`, `Mistral`, `RoBERTa`. */
  readonly family: string;
  /** What the type takes in beside text; `none` for text alone. Video beside images is `vision`. */
  readonly multimodal?: Multimodal;
  /** Positions that padding takes: RoBERTa and its kin state `max_position_embeddings` as 2 more than the usable length. */
  readonly positionOffset?: number;
  /** Type of the text block where the config does not name it. */
  readonly text?: string;
}

/** A family, with how it was found. */
export interface FoundFamily {
  readonly family: string;
  readonly confidence: "high" | "medium" | "low";
  readonly rule: string;
  readonly from: "model_type" | "architectures";
}

/** Facts about a type by its exact name; undefined for an unknown one. */
export function modelTypeFacts(modelType: string): ModelTypeFacts | undefined {
  return tables().facts.get(modelType);
}

/**
 * Tells the family of a model: by its exact type (high confidence), by the type that a class is named after (medium), else by a type
 * (medium) or class (low) whose name begins with that of a family, such as `qwen9_super` or `Qwen9SuperForCausalLM`. Undefined where no
 * name is known.
 */
export function familyOf(modelType: string | undefined, architectures: readonly string[]): FoundFamily | undefined {
  const byType = modelType === undefined ? undefined : modelTypeFacts(modelType);
  if (byType !== undefined) {
    return { family: byType.family, confidence: "high", rule: "family of the type", from: "model_type" };
  }
  for (const name of architectures) {
    const type = typeOfClass(name);
    const facts = type === undefined ? undefined : modelTypeFacts(type);
    if (facts !== undefined) {
      return { family: facts.family, confidence: "medium", rule: `family of ${type}`, from: "architectures" };
    }
  }
  const begun = modelType === undefined ? undefined : familyThatBegins(modelType);
  if (begun !== undefined) return { family: begun, confidence: "medium", rule: BEGINS, from: "model_type" };
  const [named] = architectures.flatMap((name) => familyThatBegins(name) ?? []);
  return named === undefined ? undefined : { family: named, confidence: "low", rule: BEGINS, from: "architectures" };
}

/**
 * Tells the type that a class stands for, where `model_type` is missing: `qwen3_moe` for `Qwen3MoeForCausalLM`, `xlm-roberta` for
 * `XLMRobertaModel`. The usual endings are taken off; capitals, `_`, `-` and `.` make no difference. Undefined unless exactly a known
 * type is left.
 */
export function typeOfClass(architecture: string): string | undefined {
  if (architecture.length > LONGEST_NAME) return undefined;
  const { classes } = tables();
  const stems = ENDINGS.map((ending) => architecture.replace(ending, ""));
  // Where a model of several parts has a class for its text alone, that one is named ForCausalLM without saying Text.
  const alone = architecture.replace(/ForCausalLM$/, "");
  const texts = alone === architecture ? [] : TEXT_SUFFIXES.map((suffix) => alone + suffix);
  return [architecture, ...texts, ...stems].map((stem) => classes.get(plain(stem))).find((type) => type !== undefined);
}

const BEGINS = "begins with the name of a family";
const LONGEST_NAME = 200;

// As classes are named in src/transformers/models/auto/modeling_auto.py of transformers. Whatever an ending leaves has to be a known type.
const ENDINGS: readonly RegExp[] = [
  /WithProjection$/,
  /Model$/,
  /(?:LMHead|DoubleHeads|WithLMHead|MT|Encoder|Text|Vision)Model$/,
  /CausalLM$/,
  /For[A-Z]\w*$/,
  /(?:Text|Chat|Bidirectional|Decoder|Model)For[A-Z]\w*$/,
  /(?:Backbone|Decoder|(?:Context|Question)?Encoder|ModelWithLMHead)$/,
];

// A text block has the type of the whole with one of these at its end, unless TEXT_TYPES says otherwise.
const TEXT_SUFFIXES = ["_text", "_text_model"];

// Classes that are not named after their types, most of them without endings. GLM4VForCausalLM came with code of its own and sees.
const CLASS_NAMES: Readonly<Record<string, string>> = {
  ast: "audio-spectrogram-transformer",
  glm4vforcausallm: "glm4v",
  granitespeech5: "granite_speech5_ctc",
  hunyuandensev1: "hunyuan_v1_dense",
  hunyuanmoev1: "hunyuan_v1_moe",
  inkling: "inkling_mm_model",
  llavallama: "llava",
  minimaxm3sparse: "minimax_m3_vl",
  openaigpt: "openai-gpt",
  parakeetforctc: "parakeet_ctc",
  parakeetforrnnt: "parakeet_rnnt",
  parakeetfortdt: "parakeet_tdt",
  rw: "RefinedWebModel",
  speech2text: "speech_to_text",
  stablelmepoch: "stablelm",
  step3p7flash: "step3p7",
};

interface Tables {
  readonly facts: ReadonlyMap<string, ModelTypeFacts>;
  /** Types by their names without capitals and separators. */
  readonly classes: ReadonlyMap<string, string>;
  /** Families whose name may begin other names, the longer ones first. */
  readonly beginnings: readonly (readonly [string, string])[];
}

let cached: Tables | undefined;

// Made on first use, so that importing costs nothing.
function tables(): Tables {
  cached ??= makeTables();
  return cached;
}

function makeTables(): Tables {
  const facts = new Map<string, ModelTypeFacts>();
  const classFacts = readClassFacts();
  const senses = byWord(SENSES);
  const offsets = new Set(words(OFFSET_BY_PADDING));
  const texts = byWord(Object.entries(TEXT_TYPES));
  const families = byWord(Object.entries(FAMILIES));
  for (const [type, family] of families) {
    const sense = senses.get(type) ?? "none";
    const text = texts.get(type) ?? TEXT_SUFFIXES.map((suffix) => type + suffix).find((name) => families.has(name));
    facts.set(type, {
      family,
      ...classFacts.get(type),
      ...(sense === "unsaid" ? {} : { multimodal: sense }),
      ...(offsets.has(type) ? { positionOffset: 2 } : {}),
      ...(text === undefined ? {} : { text }),
    });
  }
  const classes = new Map([...families.keys()].map((type) => [plain(type), type] as const));
  for (const [name, type] of Object.entries(CLASS_NAMES)) classes.set(name, type);
  const beginnings = [...Object.keys(FAMILIES).map((family) => [plain(family), family] as const), ...OTHER_BEGINNINGS]
    .filter(([name]) => !ORDINARY_WORDS.has(name))
    .sort(([one], [other]) => other.length - one.length);
  return { facts, classes, beginnings };
}

// Names of lines within a family, and of families as their types are spelt.
const OTHER_BEGINNINGS: readonly (readonly [string, string])[] = [
  ["chatglm", "GLM"],
  ["codellama", "Llama"],
  ["distilbert", "BERT"],
  ["ministral", "Mistral"],
  ["olmoe", "OLMo"],
  ["paligemma", "Gemma"],
  ["pixtral", "Mistral"],
  ["voxtral", "Mistral"],
  ["xlmroberta", "RoBERTa"],
];

// Words that begin names of all kinds.
const ORDINARY_WORDS = new Set(
  words("aria ast ax bark canary csm cpm ctrl cwm dia dots dpt fsmt git gpt hrm led mimi mra muse sam sew"),
);

function byWord<Value>(lists: readonly (readonly [Value, string])[]): Map<string, Value> {
  return new Map(lists.flatMap(([value, list]) => words(list).map((word) => [word, value] as const)));
}

function plain(name: string): string {
  return name.replace(/[-_. ]/g, "").toLowerCase();
}

function familyThatBegins(name: string): string | undefined {
  return tables().beginnings.find(([beginning]) => beginsWith(name, beginning))?.[1];
}

// Whether a name begins with another one and a new word follows: `qwen9_super` and `Qwen9Super` begin with qwen, `qwenty` does not.
function beginsWith(name: string, beginning: string): boolean {
  let at = 0;
  for (const letter of beginning) {
    while (/[-_. ]/.test(name.charAt(at)) && at > 0) at += 1;
    if (name.charAt(at).toLowerCase() !== letter) return false;
    at += 1;
  }
  const [last, next, afterNext] = [name.charAt(at - 1), name.charAt(at), name.charAt(at + 1)];
  if (/\d/.test(next)) return !/\d/.test(last);
  if (!/\p{L}/u.test(next)) return true;
  // A capital begins a word after a small letter or digit; after a capital, only if a small letter follows: GLM Super, but OPTIMUS.
  return /\p{Lu}/u.test(next) && (!/\p{Lu}/u.test(last) || /\p{Ll}/u.test(afterNext));
}
