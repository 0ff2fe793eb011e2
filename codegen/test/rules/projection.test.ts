import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const both = "The projection gives the output: correct one of the two.";

test.each([
  [{ has_projection: true, projection_dims: 768 }, {}, []],
  [{ has_projection: false }, { hidden_dim: 768 }, []],
  [
    { has_projection: true },
    {},
    [
      "projection architecture.has_projection: Model some-model has has_projection=true but no projection_dims | Add architecture.projection_dims.",
    ],
  ],
  [
    { has_projection: true, projection_dims: 128 },
    {},
    [
      `projection architecture.projection_dims: Model some-model projection_dims (128) doesn't match embedding_dim (768) | ${both}`,
    ],
  ],
  [
    { projection_dims: 768 },
    {},
    [
      "projection architecture.projection_dims: Model some-model has projection_dims but not has_projection=true | Set architecture.has_projection to true.",
    ],
  ],
  [
    { has_projection: false },
    { hidden_dim: 1024 },
    [
      "projection specs.embedding_dim: Model some-model has has_projection=false but embedding_dim (768) differs from hidden_dim (1024) | Without a projection both are the same: correct one, or set has_projection.",
    ],
  ],
])("%j with %j", (architecture, specs, expected) => {
  expect(findings([record({ architecture, specs: { embedding_dim: 768, ...specs } })])).toEqual(expected);
});
