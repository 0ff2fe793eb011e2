// Models with exactly as many parameters are built alike; the odd one out is questioned.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const sized = (id: string, specs: object, more: object = {}) =>
  model(id, { specs: { parameters: 102_267_648, ...specs }, ...more });
const LAYERS = { hidden_dim: 768, num_hidden_layers: 12 };

test("another width of the vectors, and of the layers", () => {
  const models = [
    sized("a", { embedding_dim: 1024 }),
    sized("b", { embedding_dim: 768, ...LAYERS }),
    sized("c", { embedding_dim: 768, ...LAYERS, num_hidden_layers: 6 }),
    sized("d", { embedding_dim: 768, ...LAYERS }),
  ];
  expect(findings(models)).toEqual([
    "same-size specs.embedding_dim: Model a: embedding_dim 1024 (mteb) at parameters 102267648 (mteb); b and 2 more of exactly that size: embedding_dim 768 (mteb) | Is embedding_dim or the number of parameters another model's?",
    "same-size specs.num_hidden_layers: Model c: num_hidden_layers 6 (mteb) at parameters 102267648 (mteb); b and 1 more of exactly that size: num_hidden_layers 12 (mteb) | Is num_hidden_layers or the number of parameters another model's?",
  ]);
});

test("another table", () => {
  const models = [
    sized("a", { embedding_parameters: 21_128 * 768 }),
    sized("b", { embedding_parameters: 30_522 * 768 }),
    sized("c", { embedding_parameters: 21_248 * 768 }),
  ];
  expect(findings(models)).toEqual([
    "same-size specs.embedding_parameters: Model b: embedding_parameters 23440896 (mteb) at parameters 102267648 (mteb); a of exactly that size: embedding_parameters 16226304 (mteb) | Is embedding_parameters or the number of parameters another model's?",
  ]);
});

test("rounded counts mean nothing", () => {
  const rounded = (id: string, width: number) =>
    model(id, { specs: { parameters: 335_000_000, embedding_dim: width } });
  expect(findings([rounded("a", 768), rounded("b", 1024)])).toEqual([]);
});

test("vectors may be projected", () => {
  const projected = { architecture: { has_projection: true, projection_dims: 128 } };
  const many = { type: "colbert", capabilities: { multi_vector: true, similarity: "maxsim" } };
  const models = [
    sized("a", { embedding_dim: 768 }),
    sized("b", { embedding_dim: 128 }, projected),
    sized("c", { embedding_dim: 96 }, many),
  ];
  expect(findings(models)).toEqual([]);
});
