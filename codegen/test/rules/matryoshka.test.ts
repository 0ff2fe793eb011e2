import { expect, test } from "vitest";
import { findings, record } from "./records.js";

test.each([
  [{ matryoshka_dims: [64, 768] }, []],
  [
    { matryoshka_dims: [64, 256, 128, 768] },
    [
      "matryoshka architecture.matryoshka_dims.2: Model some-model has matryoshka_dims out of order: 128 after 256 | List them from small to large.",
    ],
  ],
  [
    { matryoshka_dims: [64, 128] },
    [
      "matryoshka architecture.matryoshka_dims: Model some-model has matryoshka_dims (64, 128) without its embedding_dim (768) | The default is one of the dimensions: correct one of the two.",
    ],
  ],
  [
    { matryoshka_dims: [768, 2048] },
    [
      "matryoshka architecture.matryoshka_dims: Model some-model has a matryoshka dimension (2048) above its hidden_dim (1024) | Cutting a vector cannot make it longer: correct one of the two.",
    ],
  ],
  [
    { matryoshka_strategy: "truncate_pooled" },
    [
      "matryoshka architecture.matryoshka_strategy: Model some-model has a matryoshka_strategy but no matryoshka_dims | Add architecture.matryoshka_dims, or remove the strategy.",
    ],
  ],
])("%j", (architecture, expected) => {
  expect(findings([record({ architecture, specs: { embedding_dim: 768, hidden_dim: 1024 } })])).toEqual(expected);
});

test("the flag has its home in the list", () => {
  expect(findings([record({ capabilities: { modalities: ["text"], matryoshka: true } })])).toEqual([
    'unknown-field capabilities.matryoshka: Model some-model: "capabilities.matryoshka" is not a field of capabilities. | It follows from architecture.matryoshka_dims. Remove it.',
  ]);
});
