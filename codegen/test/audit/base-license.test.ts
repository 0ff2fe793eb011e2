// A licence that gives more than that of the base is questioned; one that gives as much or less is not.
import { expect, test } from "vitest";
import { freedomOf } from "../../src/audit/license-freedom.js";
import { findings, model } from "./findings.js";

const TERMS = { license_name: "Gemma Terms of Use", license_url: "https://gemma.example" };
const HELP = "A licence cannot give more than the base allows: find the model's own terms, or another base.";
const child = (license: string, base = "base") => model("m", { license, dependencies: { adapted_from: [base] } });

test.each<[string, Readonly<Record<string, string>>, string[]]>([
  ["Apache-2.0", { license: "MIT" }, []],
  ["CC-BY-NC-4.0", { license: "Apache-2.0" }, []],
  ["MIT OR GPL-3.0-only", { license: "MIT" }, []],
  [
    "Apache-2.0",
    { license: "LicenseRef-gemma", ...TERMS },
    [
      `base-license license: Model m: license Apache-2.0 (mteb) permits all use, that of its base base has conditions of its own: LicenseRef-gemma (mteb) | ${HELP}`,
    ],
  ],
  [
    "CC-BY-SA-4.0",
    { license: "CC-BY-NC-4.0" },
    [
      `base-license license: Model m: license CC-BY-SA-4.0 (mteb) asks for the same licence, that of its base base forbids commercial use or changes: CC-BY-NC-4.0 (mteb) | ${HELP}`,
    ],
  ],
])("%s from %j", (license, base, expected) => {
  expect(findings([model("base", base), child(license)])).toEqual(expected);
});

test("the base may be known from candidates only, if they agree", () => {
  const said = { "org/far": { card: { license: "CC-BY-NC-4.0" }, other: { license: "CC-BY-NC-4.0" } } };
  expect(findings([child("MIT", "org/far")], { said })).toEqual([
    `base-license license: Model m: license MIT (mteb) permits all use, that of its base org/far forbids commercial use or changes: CC-BY-NC-4.0 (card) | ${HELP}`,
  ]);
  const divided = { "org/far": { card: { license: "CC-BY-NC-4.0" }, other: { license: "MIT" } } };
  expect(findings([child("MIT", "org/far")], { said: divided })).toEqual([]);
});

test.each([
  ["MIT", "", 0],
  ["CC-BY-4.0", "", 0],
  ["LGPL-3.0-or-later", "", 1],
  ["CC-BY-SA-4.0", "", 1],
  ["LicenseRef-llama3", "Llama 3 Community License", 2],
  ["LicenseRef-x", "Example Research License", 3],
  ["LicenseRef-non-commercial", "", 3],
  ["CC-BY-NC-SA-4.0", "", 3],
  ["CC-BY-ND-4.0", "", 3],
  ["MIT AND CC-BY-NC-4.0", "", 3],
  ["MIT OR CC-BY-NC-4.0", "", 0],
  ["no licence", "", undefined],
])("%s %s is of level %s", (expression, name, level) => {
  expect(freedomOf(expression, name)).toBe(level);
});
