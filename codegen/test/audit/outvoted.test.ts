// A fact that one source states and two others deny with one voice.
import { expect, test } from "vitest";
import { BUILT_IN_TRUST } from "../../src/trust.js";
import { findings, model, type Said } from "./findings.js";

const FIELD = "specs.vocab_size";
const HELP = "The order of trust decided against them: is it right here?";

test.each<[string, Said[string], string[]]>([
  ["two that disagree with each other", { other: { [FIELD]: 1024 }, crawl: { [FIELD]: 512 } }, []],
  ["one", { other: { [FIELD]: 1024 } }, []],
  ["two, with two on its side", { other: { [FIELD]: 8192 }, crawl: { [FIELD]: 8192 }, card: { [FIELD]: 4096 } }, []],
  [
    "two that agree",
    { other: { [FIELD]: 8192 }, crawl: { [FIELD]: 8192 }, mteb: { [FIELD]: 4096 } },
    [`outvoted ${FIELD}: Model m: vocab_size 4096 (mteb) stands alone; crawl says 8192, other says 8192 | ${HELP}`],
  ],
])("against %s", (_, said, expected) => {
  expect(findings([model("m", { specs: { vocab_size: 4096 } })], { said: { "org/m": said } })).toEqual(expected);
});

test("a page stands against sources that count only together, and a last resort never counts", () => {
  const said = { "org/m": { other: { [FIELD]: 8192 }, crawl: { [FIELD]: 8192 } } };
  const trusting = (rule: object) => ({ ...BUILT_IN_TRUST, rules: [{ fields: [FIELD], reason: "r", ...rule }] });
  const read = model("m", { specs: { vocab_size: 4096 } }, { [FIELD]: "https://card.example/m" });
  const told = model("m", { specs: { vocab_size: 4096 } });
  const weak = trusting({ weak: ["other", "crawl"] });
  expect(findings([read], { said, trust: weak })).toEqual([]);
  expect(findings([told], { said, trust: weak })).toHaveLength(1);
  expect(findings([told], { said, trust: trusting({ last_resort: ["crawl"] }) })).toEqual([]);
});

test("dates agree with more exact ones", () => {
  const said = { "org/m": { other: { release_date: "2024" }, crawl: { release_date: "2024" } } };
  expect(findings([model("m", { release_date: "2024-05-01" })], { said })).toEqual([]);
});

test("of fields that come together the first speaks, and snapshots never agree", () => {
  const trust = {
    ...BUILT_IN_TRUST,
    rules: [
      ...BUILT_IN_TRUST.rules,
      {
        fields: ["popularity.downloads", "popularity.date"],
        together: true,
        latest_by: "popularity.date",
        reason: "r",
      },
    ],
  };
  const facts = { license: "MIT", license_raw: "mit", "popularity.downloads": 5, "popularity.date": "2026-01-01" };
  const subject = model("m", {
    license: "Apache-2.0",
    license_raw: "apache-2.0",
    popularity: { downloads: 9, date: "2026-02-01" },
  });
  expect(findings([subject], { trust, said: { "org/m": { other: facts, crawl: facts } } })).toEqual([
    `outvoted license: Model m: license Apache-2.0 (mteb) stands alone; crawl says MIT, other says MIT | ${HELP}`,
  ]);
});
