// Which layers look at everything and which at a window. The rules are those of the configuration classes of
// transformers: https://github.com/huggingface/transformers/tree/main/src/transformers/models, configuration_*.py.
import type { CacheReader } from "./cache-reader.js";

/** How far each layer looks back: "full", or a window or chunk of some tokens. */
export type Reach = "full" | { readonly kind: "sliding" | "chunked"; readonly window: number };

type Reaches = readonly Reach[] | undefined;
type Rule = (reader: CacheReader, layers: number) => Reaches;

/** What each layer of attention looks back on; undefined where the file and its class do not tell. */
export function readReaches(reader: CacheReader, layers: number): Reaches {
  if (reader.text.says("layer_types")) return readLayerTypes(reader, layers);
  return ruleOf(reader.type)?.(reader, layers);
}

/** Whether the rules of this `model_type` are known here. */
export function hasWindowRule(type: string): boolean {
  return ruleOf(type) !== undefined;
}

/** Sliding windows in all layers but every n-th. The window counts for all of them. */
function slidingBut(isFull: (position: number) => boolean, defaultWindow: number | "none"): Rule {
  return (reader, layers) => {
    const window = reader.window(defaultWindow);
    if (window === undefined) return undefined;
    return positions(layers).map((position) => (window === "none" || isFull(position) ? "full" : sliding(window)));
  };
}

const everyNth = (nth: number) => (position: number) => (position + 1) % nth === 0;

const alwaysFull: Rule = (_, layers) => Array<Reach>(layers).fill("full");

// configuration_mistral.py, configuration_phi3.py and others: one window for all layers, or none.
const windowEverywhere = (defaultWindow: number | "none"): Rule => slidingBut(() => false, defaultWindow);

// configuration_gemma3.py, configuration_cohere2.py: a number, under one name or the other.
function patternOf(defaultPattern: number, defaultWindow: number): Rule {
  return (reader, layers) => {
    const key = reader.text.says("_sliding_window_pattern") ? "_sliding_window_pattern" : "sliding_window_pattern";
    const pattern = reader.count(key, defaultPattern);
    return pattern === undefined ? undefined : slidingBut(everyNth(pattern), defaultWindow)(reader, layers);
  };
}

// configuration_exaone4.py: a number, or letters of which L is local and G global; the last layer is always global.
const exaone: Rule = (reader, layers) => {
  const letters = reader.word("sliding_window_pattern");
  if (letters === undefined) return patternOf(4, 4096)(reader, layers);
  if (!/^[LG]+$/.test(letters)) return undefined;
  return slidingBut((at) => at === layers - 1 || letters[at % letters.length] === "G", 4096)(reader, layers);
};

// configuration_qwen2.py: the later layers have a window, if there are windows at all.
const qwen: Rule = (reader, layers) => {
  const isOn = reader.flag("use_sliding_window", false);
  if (isOn !== true) return isOn === undefined ? undefined : alwaysFull(reader, layers);
  const first = reader.countOrZero("max_window_layers", 28);
  return first === undefined ? undefined : slidingBut((position) => position < first, 4096)(reader, layers);
};

// Qwen kin of other classes: without windows they are alike, with windows they are not.
const withoutWindows: Rule = (reader, layers) =>
  reader.flag("use_sliding_window", false) === false ? alwaysFull(reader, layers) : undefined;

// configuration_qwen3_moe.py knows no max_window_layers.
const qwenMoe: Rule = (reader, layers) =>
  reader.flag("use_sliding_window", false) === true
    ? windowEverywhere(4096)(reader, layers)
    : withoutWindows(reader, layers);

// configuration_gemma4.py: as Gemma 3, and the last layer is always full.
const gemma4: Rule = (reader, layers) =>
  slidingBut((position) => everyNth(6)(position) || position === layers - 1, 512)(reader, layers);

// configuration_llama4.py: layers with rotary positions see their chunk, those without see everything.
const llama4: Rule = (reader, layers) => {
  const isUnchunked = reader.text.has("attention_chunk_size") && !reader.text.says("attention_chunk_size");
  if (isUnchunked) return alwaysFull(reader, layers);
  const window = reader.count("attention_chunk_size", 8192);
  const stated = reader.counts("no_rope_layers") ?? [];
  const interval = reader.count("no_rope_layer_interval", 4);
  if (window === undefined || interval === undefined || ![0, layers].includes(stated.length)) return undefined;
  const hasRope = (position: number) => (stated.length === 0 ? !everyNth(interval)(position) : stated[position] !== 0);
  return positions(layers).map((position) => (hasRope(position) ? { kind: "chunked", window } : "full"));
};

// MiMo-V2 of XiaomiMiMo: 1 is a window. configuration_mimo_v2_flash.py says the same as layer_types.
const mimoV2: Rule = (reader, layers) => {
  const pattern = reader.counts("hybrid_layer_pattern");
  const isClear = pattern?.length === layers && pattern.every((value) => value <= 1);
  return isClear ? slidingBut((position) => pattern[position] === 0, "none")(reader, layers) : undefined;
};

// A window for none of the layers, whatever the file says.
const FULL = [
  "llama",
  "gemma",
  "qwen",
  "chatglm",
  "internlm2",
  "stablelm",
  "glm4_moe",
  "qwen3_vl_text",
  "qwen3_vl_moe_text",
];
// As Qwen 2, as long as windows are off.
const OFF = ["qwen2_moe", "qwen2_vl", "qwen2_vl_text", "qwen2_5_vl", "qwen2_5_vl_text", "mimo", "smollm3"];
const MAYBE_EVERYWHERE = ["mixtral", "starcoder2", "phi3", "phi3_v", "phimoe"];
const RULES: Readonly<Record<string, Rule>> = {
  mistral: (...layers) => windowEverywhere(4096)(...layers),
  qwen2: qwen,
  qwen3: qwen,
  qwen3_moe: qwenMoe,
  gemma2: (...layers) => slidingBut(everyNth(2), 4096)(...layers),
  gemma3_text: (...layers) => patternOf(6, 4096)(...layers),
  gemma3n_text: (...layers) => slidingBut(everyNth(5), 512)(...layers),
  gemma4_text: gemma4,
  gpt_oss: (...layers) => slidingBut(everyNth(2), 128)(...layers),
  olmo3: (...layers) => slidingBut(everyNth(4), 4096)(...layers),
  cohere2: (...layers) => patternOf(4, 4096)(...layers),
  exaone4: exaone,
  llama4_text: llama4,
  mimo_v2_flash: mimoV2,
};

function ruleOf(type: string): Rule | undefined {
  if (FULL.includes(type)) return alwaysFull;
  if (OFF.includes(type)) return withoutWindows;
  if (MAYBE_EVERYWHERE.includes(type)) return windowEverywhere("none");
  return Object.hasOwn(RULES, type) ? RULES[type] : undefined;
}

function readLayerTypes(reader: CacheReader, layers: number): Reaches {
  const types = reader.texts("layer_types");
  if (types?.length !== layers) return undefined;
  const reaches = types.map((type) => readLayerType(reader, type));
  return reaches.every((reach) => reach !== undefined) ? reaches : undefined;
}

function readLayerType(reader: CacheReader, type: string): Reach | undefined {
  if (type === "full_attention") return "full";
  if (type === "chunked_attention") {
    const window = reader.count("attention_chunk_size");
    return window === undefined ? undefined : { kind: "chunked", window };
  }
  if (type !== "sliding_attention") return undefined;
  const window = reader.window("none");
  return typeof window === "number" ? sliding(window) : undefined;
}

function sliding(window: number): Reach {
  return { kind: "sliding", window };
}

function positions(layers: number): readonly number[] {
  return Array.from({ length: layers }, (_, position) => position);
}
