import { expect, test } from "vitest";
import { findings, record } from "./records.js";

test("an id stands once", () => {
  expect(findings([record(), record({ name: "Twin" })])).toEqual([
    "duplicate-id id: Duplicate model ID found: some-model (first on line 4). | Give one of them another id, or remove it.",
  ]);
});

test("an alias is neither an id nor another alias", () => {
  const models = [record(), record({ id: "b", aliases: ["some-model", "old"] }), record({ id: "c", aliases: ["old"] })];
  expect(findings(models)).toEqual([
    "duplicate-id aliases.0: Model b: the alias some-model is already the id of some-model (line 4). | Remove the alias.",
    "duplicate-id aliases.0: Model c: the alias old is already an alias of b (line 19). | Remove the alias.",
  ]);
});
