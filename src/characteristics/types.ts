// What can be told of a model from its config.json and the files beside it.

/** Where a value comes from, and how far it can be believed. */
export interface Evidence {
  /**
   * Path of the key, such as `text_config.num_hidden_layers`. Keys of other files have their name in front, such as
   * `hf_quant_config.json: quantization.quant_algo`. Several keys are parted by `, `.
   */
  readonly from: string;
  /** The rule that fired, in words: `num_hidden_layers`, or `positions minus the padding offset of RoBERTa`. */
  readonly rule: string;
  /**
   * - `declared`: the file says so.
   * - `derived`: computed from what the file says.
   * - `default`: the file leaves it out, and the class of the library fills it in.
   */
  readonly how: "declared" | "derived" | "default";
  /** `low` is for what follows from a name or from a key that is missing. */
  readonly confidence: "high" | "medium" | "low";
}

/** What goes in or comes out. */
export type Modality = "text" | "image" | "audio" | "video";

/** What a model takes in beside text; `none` for text alone. Video beside images counts as `vision`. */
export type Multimodal = "none" | "vision" | "audio" | "vision-audio" | "video";

/** How rotary positions are stretched beyond the trained length. */
export interface RopeScaling {
  /** As the config names it: `yarn`, `llama3`, `linear`, `dynamic`, `longrope`, `su`. */
  readonly type: string;
  readonly factor?: number;
  /** Tokens before stretching. */
  readonly originalContext?: number;
}

/**
 * What layers of one kind keep of a sequence while text is generated. Each layer keeps `valuesPerToken` for every token, at most for
 * the last `window` tokens, and `valuesPerSequence` whatever the length.
 */
export interface CacheLayers {
  /**
   * - `full`: keys and values of all tokens.
   * - `sliding`: keys and values of a window.
   * - `chunked`: keys and values of a chunk, Llama 4.
   * - `latent`: one compressed vector for keys and values, multi-head latent attention (MLA).
   * - `recurrent`: a state of fixed size, state-space and linear-attention layers.
   * - `cross`: keys and values of what an encoder read; its tokens are the encoder's.
   */
  readonly kind: "full" | "sliding" | "chunked" | "latent" | "recurrent" | "cross";
  /** Number of such layers. */
  readonly layers: number;
  /** Numbers kept for each token and layer; 0 for recurrent layers. */
  readonly valuesPerToken: number;
  /** Numbers kept for each sequence and layer: recurrent layers, and `cross` ones whose encoder always reads the same length. */
  readonly valuesPerSequence?: number;
  /** Tokens kept at most. */
  readonly window?: number;
}

/** All values by themselves, without the evidence. What is not known is absent. */
export interface CharacteristicValues {
  /** `model_type` of the outermost block. */
  readonly modelType?: string;
  /** Names of classes. */
  readonly architectures?: readonly string[];
  /** The family as people call it, such as `Llama`; absent for an architecture that nobody has named here. */
  readonly family?: string;
  /** Tokens that the model takes at most. */
  readonly contextWindow?: number;
  /** Tokens that it was trained on, where that is less than the context window. */
  readonly trainedContext?: number;
  readonly layers?: number;
  readonly hiddenSize?: number;
  readonly vocabSize?: number;
  readonly heads?: number;
  /** Heads of keys and values; as many as `heads` without grouped-query attention. */
  readonly kvHeads?: number;
  /** Width of one head. */
  readonly headSize?: number;
  /** Width of the feed-forward layers. */
  readonly intermediateSize?: number;
  /** Routed experts of each mixture-of-experts layer. */
  readonly experts?: number;
  /** Routed experts that each token passes through. */
  readonly activeExperts?: number;
  /** Tokens that a sliding-window layer looks back. */
  readonly slidingWindow?: number;
  readonly ropeScaling?: RopeScaling;
  /** Whether the output layer uses the weights of the token embeddings. */
  readonly tiedEmbeddings?: boolean;
  /** Type of the weights as the config names it, without `torch.`: `bfloat16`, `float16`, `float32`. */
  readonly dtype?: string;
  /** Bits per quantised weight. */
  readonly quantizationBits?: number;
  /** Weights that share a scale. */
  readonly quantizationGroupSize?: number;
  /** As the config names it: `gptq`, `awq`, `fp8`, `mxfp4`, `modelopt`, `compressed-tensors`, `mlx`, `bitsandbytes`, `intel/auto-round`. */
  readonly quantizationMethod?: string;
  /** How the numbers are laid out: `NVFP4`, `nf4`, `e4m3`, `mxfp4-pack-quantized`, `gemm`. */
  readonly quantizationFormat?: string;
  /** Names or patterns of the modules that are quantised, where the config lists them. */
  readonly quantizationTargets?: readonly string[];
  /** Names or patterns of the modules that are left as they are, where the config lists them. */
  readonly quantizationIgnored?: readonly string[];
  readonly inputModalities?: readonly Modality[];
  readonly outputModalities?: readonly Modality[];
  readonly multimodal?: Multimodal;
  /** `use_cache`: whether generating keeps keys and values by default. */
  readonly kvCache?: boolean;
  /** What each kind of layer keeps of a sequence; absent where a layer is not understood, and for models that keep nothing. */
  readonly cacheLayers?: readonly CacheLayers[];
  /** Libraries that the files point to: `transformers`, `sentence-transformers`, `mlx`, `diffusers`, `transformers.js`. */
  readonly libraries?: readonly string[];
  /** How token vectors become one, in the words of models.json: `mean`, `cls`, `max`, `last_token`, `weighted_mean`. */
  readonly pooling?: string;
  /** Weights, experts included. */
  readonly parameters?: number;
  /** Weights that one token passes through; less than `parameters` in a mixture of experts. */
  readonly activeParameters?: number;
  /** Weights of the token embeddings. */
  readonly embeddingParameters?: number;
}

/** Name of a characteristic. */
export type CharacteristicName = keyof CharacteristicValues;

/** What can be told of a model, each value with its evidence. */
export interface ModelCharacteristics extends CharacteristicValues {
  /** By name of the value: where it comes from. Has exactly the names of the values. */
  readonly evidence: Readonly<Partial<Record<CharacteristicName, Evidence>>>;
}

/** Weights of a model by type of number, as the header of its safetensors files counts them, such as `{ BF16: 7615616512 }`. */
export type SafetensorsCounts = Readonly<Record<string, number>>;

/** Files beside config.json, parsed. */
export interface CharacteristicsOptions {
  /** `hf_quant_config.json` or `quantize_config.json`. */
  readonly quantConfig?: unknown;
  /** `1_Pooling/config.json` of sentence-transformers. */
  readonly poolingConfig?: unknown;
  /** `safetensors.parameters` of the Hub's answer about the model, or `safetensors` itself. */
  readonly safetensors?: unknown;
}
