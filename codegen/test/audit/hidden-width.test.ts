// An embedding that is not as wide as the model needs a projection, stated or given away by the token table.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const TABLE = 30_522 * 768;
const HELP =
  "Either embedding_dim is wrong, or there is a projection: then add hidden_dim, has_projection and projection_dims.";

test.each([
  ["as wide", { specs: { embedding_dim: 768, hidden_dim: 768 } }, []],
  [
    "cut by default",
    { specs: { embedding_dim: 256, hidden_dim: 768 }, architecture: { matryoshka_dims: [128, 256] } },
    [],
  ],
  [
    "with a projection stated",
    { specs: { embedding_dim: 128, hidden_dim: 768 }, architecture: { has_projection: true, projection_dims: 128 } },
    [],
  ],
  [
    "with none stated",
    { specs: { embedding_dim: 128, hidden_dim: 768 } },
    [
      `hidden-width specs.embedding_dim: Model m: embedding_dim 128 (mteb) differs from hidden_dim 768 (mteb), and no projection is stated | ${HELP}`,
    ],
  ],
  ["whose width divides the table", { specs: { embedding_dim: 768, embedding_parameters: TABLE } }, []],
  ["whose table is rounded", { specs: { embedding_dim: 768, embedding_parameters: 23_000_000 } }, []],
  [
    "whose width does not divide the table",
    { specs: { embedding_dim: 1000, embedding_parameters: TABLE } },
    [
      `hidden-width specs.embedding_dim: Model m: embedding_parameters 23440896 (mteb) makes 23440.90 tokens of embedding_dim 1000 (mteb) | ${HELP}`,
    ],
  ],
  [
    "whose table is a layer",
    { specs: { embedding_dim: 2048, embedding_parameters: 768 * 2048 } },
    [
      "hidden-width specs.embedding_dim: Model m: embedding_parameters 1572864 (mteb) makes 768 tokens of embedding_dim 2048 (mteb) | No vocabulary is that small: was another layer counted, such as the projection?",
    ],
  ],
  [
    "too wide for its layers",
    { specs: { embedding_dim: 1024, embedding_parameters: 10_564 * 1024, parameters: 30_258_688 } },
    [
      `hidden-width specs.embedding_dim: Model m: parameters 30258688 (mteb) leaves room for 1.55 layers as wide as embedding_dim 1024 (mteb) | ${HELP}`,
    ],
  ],
  [
    "too wide for what is active",
    { specs: { embedding_dim: 32_768, parameters: 46_702_792_704, active_parameters: 12_879_925_248 } },
    [
      `hidden-width specs.embedding_dim: Model m: active_parameters 12879925248 (mteb) leaves room for 1 layers as wide as embedding_dim 32768 (mteb) | ${HELP}`,
    ],
  ],
  ["of a table only", { specs: { embedding_parameters: TABLE, parameters: TABLE } }, []],
  [
    "with one vector per token",
    {
      specs: { embedding_dim: 100, embedding_parameters: TABLE },
      type: "colbert",
      capabilities: { multi_vector: true },
    },
    [],
  ],
  ["for images too", { specs: { embedding_dim: 100, embedding_parameters: TABLE }, type: "vision-retriever" }, []],
])("a model %s", (_, changes, expected) => {
  expect(findings([model("m", changes)])).toEqual(expected);
});

test("a name may tell the dimension", () => {
  expect(findings([model("m-1000d", { specs: { embedding_dim: 1000, embedding_parameters: TABLE } })])).toEqual([]);
});
