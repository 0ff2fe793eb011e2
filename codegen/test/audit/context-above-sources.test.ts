// A context length above everybody else's is questioned; sources that the order of trust calls weak do not count alone.
import { expect, test } from "vitest";
import { BUILT_IN_TRUST } from "../../src/trust.js";
import { findings, model, type Said } from "./findings.js";

const FIELD = "specs.context_length";
const trust = { ...BUILT_IN_TRUST, rules: [{ fields: [FIELD], weak: ["crawl", "weak"], reason: "r" }] };
const HELP = "Is it the number of positions, where the others give the limit in use?";

test.each<[string, Said[string], string[]]>([
  ["nobody else", {}, []],
  ["others that say the same", { other: { [FIELD]: 40_960 } }, []],
  ["another way of counting", { other: { [FIELD]: 40_000 } }, []],
  ["weak sources", { crawl: { [FIELD]: 8192 }, weak: { [FIELD]: 4096 } }, []],
  [
    "another",
    { other: { [FIELD]: 32_768 }, crawl: { [FIELD]: 4096 } },
    [
      `context-above-sources ${FIELD}: Model m: context_length 40960 (card) is 1.25 times the next; other says 32768 | ${HELP}`,
    ],
  ],
])("%s", (_, said, expected) => {
  const subject = model("m", { specs: { context_length: 40_960 } }, { [FIELD]: "card" });
  expect(findings([subject], { trust, said: { "org/m": said } })).toEqual(expected);
});
