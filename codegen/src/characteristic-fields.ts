// Which field of a record says what which characteristic says.
import type { CharacteristicName } from "../../src/characteristics/index.js";

/** A field of a record, by its path, and its characteristic. */
export interface CharacteristicField {
  readonly path: string;
  readonly name: CharacteristicName;
  /** Of a mixture of experts only: dense models carry such keys too, with 0 or 1 in them. */
  readonly ofMixture?: true;
}

/** All of them, in the order of the schema. */
export const CHARACTERISTIC_FIELDS: readonly CharacteristicField[] = [
  { path: "architecture.type", name: "modelType" },
  { path: "specs.parameters", name: "parameters" },
  { path: "specs.active_parameters", name: "activeParameters", ofMixture: true },
  { path: "specs.embedding_parameters", name: "embeddingParameters" },
  { path: "specs.hidden_dim", name: "hiddenSize" },
  { path: "specs.context_length", name: "contextWindow" },
  { path: "specs.vocab_size", name: "vocabSize" },
  { path: "specs.num_hidden_layers", name: "layers" },
  { path: "specs.num_attention_heads", name: "heads" },
  { path: "specs.num_key_value_heads", name: "kvHeads" },
  { path: "specs.num_experts", name: "experts", ofMixture: true },
  { path: "specs.num_experts_per_token", name: "activeExperts", ofMixture: true },
  { path: "pooling.strategy", name: "pooling" },
  { path: "capabilities.modalities", name: "inputModalities" },
];
