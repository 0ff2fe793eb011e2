import { expect, test } from "vitest";
import { findings, record } from "./records.js";

test.each([
  [{ context_length: 512, max_position_embeddings: 514 }, []],
  [
    { context_length: 514, max_position_embeddings: 512 },
    [
      "limits specs.context_length: Model some-model context_length (514) is above max_position_embeddings (512) | A model has no positions for more tokens: were the two swapped?",
    ],
  ],
  [
    { active_parameters: 200, parameters: 100 },
    [
      "limits specs.active_parameters: Model some-model active_parameters (200) is above parameters (100) | Active parameters are a part of all: were the two swapped?",
    ],
  ],
  [
    { num_experts_per_token: 8, num_experts: 4 },
    [
      "limits specs.num_experts_per_token: Model some-model num_experts_per_token (8) is above num_experts (4) | A token cannot pass more experts than there are: were the two swapped?",
    ],
  ],
  [
    { num_attention_heads: 12, num_key_value_heads: 5 },
    [
      "limits specs.num_key_value_heads: Model some-model num_attention_heads (12) is not a multiple of num_key_value_heads (5) | Query heads share key-value heads evenly.",
    ],
  ],
])("%j", (specs, expected) => {
  expect(findings([record({ specs: { embedding_dim: 768, ...specs } })])).toEqual(expected);
});
