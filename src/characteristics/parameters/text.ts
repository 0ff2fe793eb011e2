// A language model of stacked layers: sizes, the usual layer, and mixtures of experts.
import { modelTypeFacts } from "../model-types.js";
import type { Skeleton } from "../skeleton.js";
import { attention, feedForward } from "./pieces.js";
import { divide, linear, type ReadLog, Sizes, sum } from "./sizes.js";

/** Whether there are biases: always, or as a key says; `key!` where the class has them if the file says nothing. */
type Bias = true | string;

/** What the layers of one `model_type` look like. What is left out is as in Llama: RMSNorm twice, gated, no biases. */
export interface Traits {
  /** Biases of the query, key and value projections. */
  readonly qkv?: Bias;
  /** Bias of the output projection of attention. */
  readonly out?: Bias;
  /** Biases of the feed-forward layers. */
  readonly ff?: Bias;
  /** Norms of one layer. */
  readonly norms?: number;
  /** LayerNorm, which has a bias. */
  readonly normBias?: true;
  /** Whether queries and keys have norms over one head. */
  readonly qkNorm?: boolean | string;
  /** Feed-forward layers without a gate. */
  readonly plain?: true;
  /** Head size of the class, where the file has none. */
  readonly headSize?: number;
  /** Vocabulary of the class, where a nested file has none. */
  readonly vocab?: number;
  /** Whether the class ties the output layer where the file says nothing. */
  readonly tied?: true;
  /** A bias of the output layer. */
  readonly headBias?: string;
  /** What a layer has in place of attention. */
  readonly mixer?: (text: TextModel, layer: number) => number;
  /** What a layer has in place of the usual feed-forward layer. */
  readonly mlp?: (text: TextModel, layer: number) => number;
  /** Whole layer, norms included. */
  readonly layer?: (text: TextModel, layer: number) => number;
  /** What stands beside the layers; the last norm is counted anyway. */
  readonly beside?: (text: TextModel) => number;
  /** Layers for multi-token prediction, where the published files hold them. */
  readonly mtp?: (text: TextModel) => number;
}

// The names that the known classes give to a size.
const KEYS = {
  vocab: ["vocab_size", "padded_vocab_size"],
  kvHeads: ["num_key_value_heads", "multi_query_group_num"],
  headSize: ["head_dim", "kv_channels"],
  inner: ["intermediate_size", "ffn_hidden_size", "ff_intermediate_size"],
  layers: ["num_hidden_layers", "num_layers"],
  experts: ["num_experts", "num_local_experts", "n_routed_experts"],
  activeExperts: ["num_experts_per_tok", "num_experts_per_token", "top_k_experts"],
};

/** The language model of a config. */
export class TextModel {
  readonly s: Sizes;
  readonly traits: Traits;
  readonly type: string;
  /** Whether only the experts that one token passes through count. */
  readonly active: boolean;
  /** Whether experts were counted. */
  isMixture = false;
  readonly #isNested: boolean;

  constructor(skeleton: Skeleton, log: ReadLog, traits: Traits, active: boolean) {
    this.s = new Sizes(skeleton.text, log);
    this.type = skeleton.textType?.value ?? "";
    this.#isNested = skeleton.isNested;
    this.traits = traits;
    this.active = active;
  }

  get hidden(): number {
    return this.s.n("hidden_size");
  }

  get vocab(): number {
    return this.s.n(KEYS.vocab, this.traits.vocab);
  }

  get heads(): number {
    return this.s.n("num_attention_heads");
  }

  get kvHeads(): number {
    if (this.s.says(KEYS.kvHeads)) return this.s.n(KEYS.kvHeads);
    if (modelTypeFacts(this.type)?.kvHeads !== "heads") return Number.NaN;
    this.s.log.filled = true;
    return this.heads;
  }

  get headSize(): number {
    const { headSize } = this.traits;
    if (headSize !== undefined || this.s.says(KEYS.headSize)) return this.s.n(KEYS.headSize, headSize);
    const facts = modelTypeFacts(this.type);
    // Of a class that was read and has a rule of its own, the file has to say it.
    const hasOwnRule = facts?.kvHeads !== undefined && facts.headSize === undefined;
    if (hasOwnRule) return Number.NaN;
    if (this.#isNested) this.s.log.filled = true;
    return divide(this.hidden, this.heads);
  }

  get inner(): number {
    return this.s.n(KEYS.inner);
  }

  get layers(): number {
    return this.s.layers(KEYS.layers);
  }

  /** Token embeddings. */
  get embedding(): number {
    return this.vocab * this.hidden;
  }

  get norm(): number {
    return this.hidden * (this.traits.normBias ? 2 : 1);
  }

  /** Layers, with the last norm and what stands beside. */
  get body(): number {
    const { layer = usualLayer, beside } = this.traits;
    return sum(this.layers, (index) => layer(this, index)) + this.norm + (beside?.(this) ?? 0);
  }

  has(bias: Bias | undefined): boolean {
    return bias === true || (bias !== undefined && this.s.yes(bias.replace("!", ""), bias.endsWith("!")));
  }

  /** Grouped-query attention as the traits say. */
  attention(): number {
    const { qkv, out, qkNorm } = this.traits;
    const normed = typeof qkNorm === "string" ? this.s.yes(qkNorm) : qkNorm;
    return (
      attention({
        hidden: this.hidden,
        heads: this.heads,
        kvHeads: this.kvHeads,
        headSize: this.headSize,
        qkvBias: this.has(qkv),
        outBias: this.has(out),
      }) + (normed ? 2 * this.headSize : 0)
    );
  }

  feedForward(inner = this.inner): number {
    return feedForward(this.hidden, inner, !this.traits.plain, this.has(this.traits.ff));
  }

  /**
   * Mixture of experts: a router, the routed experts or those of them that one token passes through, and experts that
   * all tokens pass through.
   */
  experts(inner: number, more: { shared?: number; router?: number; hidden?: number; bias?: boolean } = {}): number {
    const { hidden = this.hidden } = more;
    this.isMixture = true;
    const experts = this.s.n(KEYS.experts);
    const chosen = this.active ? Math.min(this.s.n(KEYS.activeExperts), experts) : experts;
    const gated = !this.traits.plain;
    return (
      linear(this.hidden, experts) +
      experts * (more.router ?? 0) +
      chosen * (feedForward(hidden, inner, gated) + (more.bias ? (gated ? 2 : 1) * inner + hidden : 0)) +
      (more.shared ? feedForward(this.hidden, more.shared, gated) : 0)
    );
  }
}

/** Attention, feed-forward layer and their norms. */
export function usualLayer(text: TextModel, index: number): number {
  const { mixer, mlp, norms = 2 } = text.traits;
  return (
    (mixer === undefined ? text.attention() : mixer(text, index)) +
    (mlp === undefined ? text.feedForward() : mlp(text, index)) +
    norms * text.norm
  );
}

/** The first layers have one wide feed-forward layer, the others experts, with a bias of the router or without. */
export function sparseAfterFirst(text: TextModel, layer: number, key = "n_shared_experts", router = 1): number {
  const { s } = text;
  if (layer < s.zero("first_k_dense_replace") || layer % s.n("moe_layer_freq", 1) !== 0) return text.feedForward();
  const inner = s.n("moe_intermediate_size");
  return text.experts(inner, { shared: inner * s.zero(key, 0), router });
}
