// Two ids of one model, spelt in different ways.
import { expect, test } from "vitest";
import { findings, model } from "./findings.js";

const HELP = "If both are one model, keep one record; else say in an exception how they differ.";
const COMMIT = "59c79d82eb5223cd9895f6eb8e825c7fa10e4e92";

test("Hub ids that differ in case, with and without a revision", () => {
  const models = [
    model("arctic", { huggingface_id: "Snowflake/Arctic-Embed", revision: COMMIT }),
    model("snowflake-arctic", { huggingface_id: "snowflake/arctic_embed" }),
  ];
  expect(findings(models)).toEqual([
    `near-duplicate huggingface_id: Model snowflake-arctic: its huggingface_id snowflake/arctic_embed is Snowflake/Arctic-Embed of arctic in other letters | ${HELP}`,
  ]);
});

test("ids and aliases that differ in separators", () => {
  const models = [
    model("marco-l-12-v2"),
    model("marco-l12-v2", { huggingface_id: "other/l12" }),
    model("third", { aliases: ["marco-l12v2"] }),
  ];
  expect(findings(models)).toEqual([
    `near-duplicate id: Model marco-l12-v2: its id marco-l12-v2 is marco-l-12-v2 of marco-l-12-v2 in other letters | ${HELP}`,
    `near-duplicate aliases.0: Model third: its id marco-l12v2 is marco-l-12-v2 of marco-l-12-v2 in other letters | ${HELP}`,
  ]);
});

test("a point between digits makes another version", () => {
  expect(findings([model("m-v1.5"), model("m-v15")])).toEqual([]);
});
