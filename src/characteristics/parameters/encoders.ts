// Models that are no decoder of stacked layers: BERT and its kin, CLIP, SigLIP, Whisper, BLIP. By model_type.
import { feedForward, patches, plainLayer } from "./pieces.js";
import { linear, type Sizes } from "./sizes.js";
import { clipVision, siglipVision } from "./towers.js";

/** What a model of its own kind consists of. */
export interface Counted {
  readonly total: number;
  readonly embedding: number;
}

/** Counts by sizes of the config and name of the class. */
export type Encoder = (s: Sizes, architecture: string) => Counted;

interface BertTraits {
  /** Rows of token types where the file says nothing. */
  readonly types?: number;
  /** Whether the base class has a pooler. */
  readonly pooler?: true;
  /** Whether sequence classification stands on the pooler, or has a dense layer of its own. */
  readonly classifier?: "pooled" | "dense";
  readonly beside?: (s: Sizes, hidden: number) => number;
}

// BERT: https://arxiv.org/abs/1810.04805. Heads differ from class to class.
function bert(traits: BertTraits): Encoder {
  return (s, architecture) => {
    const hidden = s.n(["hidden_size", "dim"]);
    const embedding = s.n("vocab_size") * hidden;
    const inner = s.n(["intermediate_size", "hidden_dim"]);
    const types = traits.types === undefined ? 0 : s.zero("type_vocab_size", traits.types);
    const positions = s.yes("position_biased_input", true) ? s.n("max_position_embeddings") : 0;
    const layers = s.layers(["num_hidden_layers", "n_layers"]) * plainLayer(hidden, inner);
    const body = embedding + (positions + types + 2) * hidden + layers + (traits.beside?.(s, hidden) ?? 0);
    return { total: body + bertHead(s, architecture, traits, hidden), embedding };
  };
}

function bertHead(s: Sizes, architecture: string, traits: BertTraits, hidden: number): number {
  const square = linear(hidden, hidden, true);
  const task = /(?:Model|For\w+)$/.exec(architecture.replace(/^.*?(?=For[A-Z]|Model$)/, ""))?.[0];
  if (task === "Model") return traits.pooler ? square : 0;
  if (task === "ForMaskedLM") return square + 2 * hidden + s.n("vocab_size");
  if (task === "ForQuestionAnswering") return linear(hidden, 2, true);
  if (task === "ForTokenClassification") return linear(hidden, s.labels, true);
  if (task === "ForSequenceClassification" && traits.classifier) return square + linear(hidden, s.labels, true);
  return Number.NaN;
}

// Relative positions in place of a table: https://arxiv.org/abs/2111.09543
function deberta(s: Sizes, hidden: number): number {
  if (!s.yes("relative_attention") || !s.yes("share_att_key") || s.zero("conv_kernel_size", 0) > 0) return Number.NaN;
  const norm = s.text("norm_rel_ebd") === "layer_norm" ? 2 * hidden : 0;
  return 2 * s.n("position_buckets") * hidden + norm;
}

// ModernBERT: rotary positions, gated layers, and no norm before the first attention. https://arxiv.org/abs/2412.13663
const modernbert: Encoder = (s, architecture) => {
  const hidden = s.n("hidden_size");
  const norm = s.yes("norm_bias") ? 2 * hidden : hidden;
  const bias = s.yes("attention_bias");
  const inner = s.n("intermediate_size");
  const embedding = s.n("vocab_size") * hidden;
  const layers = s.layers("num_hidden_layers");
  const fed = linear(hidden, 2 * inner, s.yes("mlp_bias")) + linear(inner, hidden, s.yes("mlp_bias"));
  const layer = linear(hidden, 3 * hidden, bias) + linear(hidden, hidden, bias) + fed + 2 * norm;
  const body = embedding + layers * layer + norm;
  const dense = linear(hidden, hidden, s.yes("classifier_bias")) + norm;
  if (architecture.endsWith("ModernBertModel")) return { total: body, embedding };
  if (architecture === "ModernBertForMaskedLM") {
    return { total: body + dense + (s.yes("decoder_bias", true) ? s.n("vocab_size") : 0), embedding };
  }
  const isClassifier = architecture === "ModernBertForSequenceClassification";
  return { total: isClassifier ? body + dense + linear(hidden, s.labels, true) : Number.NaN, embedding };
};

// Nomic BERT: rotary positions, gated layers, biases as the file says. https://arxiv.org/abs/2402.01613
const nomic: Encoder = (s, architecture) => {
  const hidden = s.n("n_embd");
  const embedding = s.n("vocab_size") * hidden;
  const attended = linear(hidden, 3 * hidden, s.yes("qkv_proj_bias")) + linear(hidden, hidden, s.yes("qkv_proj_bias"));
  const inner = s.n("n_inner");
  const fed =
    linear(hidden, inner, s.yes("mlp_fc1_bias")) * (s.text("activation_function") === "swiglu" ? 2 : 1) +
    linear(inner, hidden, s.yes("mlp_fc2_bias"));
  const layers = s.layers("n_layer") * (attended + fed + 4 * hidden);
  const body = embedding + s.zero("type_vocab_size", 0) * hidden + 2 * hidden + layers;
  return { total: architecture === "NomicBertModel" ? body : Number.NaN, embedding };
};

const clip: Encoder = (s, architecture) => {
  const text = s.inner("text_config");
  const picture = s.inner("vision_config");
  if (text === undefined || picture === undefined) return NOTHING;
  const hidden = text.n("hidden_size", 512);
  const embedding = text.n("vocab_size", 49_408) * hidden;
  const layers = text.layers("num_hidden_layers", 12) * plainLayer(hidden, text.n("intermediate_size", 2048));
  const body = embedding + text.n("max_position_embeddings", 77) * hidden + layers + 2 * hidden;
  const projections = s.n("projection_dim", 512) * (hidden + picture.n("hidden_size", 768));
  const total = architecture === "CLIPModel" ? body + clipVision(picture) + projections + 1 : Number.NaN;
  return { total, embedding };
};

const clipVisionModel: Encoder = (s, architecture) => {
  const hasHead = architecture === "CLIPVisionModelWithProjection";
  if (!hasHead && architecture !== "CLIPVisionModel") return NOTHING;
  const projection = hasHead ? linear(s.n("hidden_size", 768), s.n("projection_dim", 512)) : 0;
  return { total: clipVision(s) + projection, embedding: Number.NaN };
};

const siglip: Encoder = (s, architecture) => {
  const text = s.inner("text_config");
  const picture = s.inner("vision_config");
  if (text === undefined || picture === undefined || architecture !== "SiglipModel") return NOTHING;
  const hidden = text.n("hidden_size", 768);
  const embedding = text.n("vocab_size", 32_000) * hidden;
  const layers = text.layers("num_hidden_layers", 12) * plainLayer(hidden, text.n("intermediate_size", 3072));
  const positions = text.n("max_position_embeddings", 64) * hidden;
  const head = linear(hidden, text.n("projection_size", hidden), true);
  // Scale and bias of the similarity are two numbers more.
  const total = embedding + positions + layers + 2 * hidden + head + siglipVision(picture, true) + 2;
  return { total, embedding };
};

// Whisper: no bias for keys, fixed positions of the encoder are stored as well. https://arxiv.org/abs/2212.04356
const whisper: Encoder = (s, architecture) => {
  const hidden = s.n("d_model");
  const embedding = s.n("vocab_size") * hidden;
  const attended = 4 * linear(hidden, hidden) + 3 * hidden + 2 * hidden;
  const fed = (inner: number) => feedForward(hidden, inner, false, true) + 2 * hidden;
  const encoder =
    linear(3 * s.n("num_mel_bins"), hidden, true) +
    linear(3 * hidden, hidden, true) +
    s.n("max_source_positions") * hidden +
    s.layers("encoder_layers") * (attended + fed(s.n("encoder_ffn_dim"))) +
    2 * hidden;
  const decoder =
    embedding +
    s.n("max_target_positions") * hidden +
    s.layers("decoder_layers") * (2 * attended + fed(s.n("decoder_ffn_dim"))) +
    2 * hidden;
  const isKnown = architecture === "WhisperForConditionalGeneration" || architecture === "WhisperModel";
  return { total: isKnown ? encoder + decoder : Number.NaN, embedding };
};

// BLIP for captions: a picture encoder and a decoder that looks at the picture in each layer. https://arxiv.org/abs/2201.12086
const blip: Encoder = (s, architecture) => {
  const text = s.inner("text_config");
  const picture = s.inner("vision_config");
  if (text === undefined || picture === undefined || architecture !== "BlipForConditionalGeneration") return NOTHING;
  const hidden = text.n("hidden_size");
  const width = picture.n("hidden_size");
  const vocab = text.n("vocab_size");
  const embedding = vocab * hidden;
  const seen = 2 * linear(hidden, hidden, true) + 2 * linear(width, hidden, true) + 2 * hidden;
  const layers = text.layers("num_hidden_layers") * (plainLayer(hidden, text.n("intermediate_size")) + seen);
  const head = linear(hidden, hidden, true) + 2 * hidden + vocab;
  const decoder = embedding + (text.n("max_position_embeddings") + 2) * hidden + layers + head;
  const patched = linear(3 * picture.n("patch_size") ** 2, width, true) + (patches(picture) + 2) * width;
  const encoder =
    patched + picture.layers("num_hidden_layers") * plainLayer(width, picture.n("intermediate_size")) + 2 * width;
  return { total: decoder + encoder, embedding };
};

const NOTHING: Counted = { total: Number.NaN, embedding: Number.NaN };
const ROBERTA: BertTraits = { types: 1, pooler: true, classifier: "dense" };

/** Encoders by `model_type` of the whole. */
export const ENCODERS: Readonly<Record<string, Encoder>> = {
  bert: bert({ types: 2, pooler: true, classifier: "pooled" }),
  roberta: bert(ROBERTA),
  "xlm-roberta": bert(ROBERTA),
  camembert: bert(ROBERTA),
  distilbert: bert({ classifier: "dense" }),
  mpnet: bert({
    pooler: true,
    classifier: "dense",
    beside: (s) => s.n("relative_attention_num_buckets", 32) * s.n("num_attention_heads"),
  }),
  "deberta-v2": bert({ types: 0, classifier: "pooled", beside: deberta }),
  modernbert,
  nomic_bert: nomic,
  clip,
  clip_vision_model: clipVisionModel,
  siglip,
  whisper,
  blip,
};
