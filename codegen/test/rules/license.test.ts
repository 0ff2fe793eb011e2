import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const custom = "For a licence that SPDX does not list write LicenseRef- and a name, with license_name and license_url.";
const named = { license_name: "Gemma Terms of Use", license_url: "https://ai.google.dev/gemma/terms" };

test.each([
  [{ license: "MIT" }, []],
  [{ license: "(MIT OR Apache-2.0) AND CC-BY-4.0" }, []],
  [{ license: "LicenseRef-gemma", ...named }, []],
  [
    { license: "mit" },
    [
      `license license: Model some-model has invalid license: "mit" is not an SPDX expression | Did you mean "MIT"? ${custom}`,
    ],
  ],
  [
    { license: "Apache 2.0" },
    [
      `license license: Model some-model has invalid license: "Apache 2.0" is not an SPDX expression | Did you mean "Apache-2.0"? ${custom}`,
    ],
  ],
  [
    { license: "gemma" },
    [`license license: Model some-model has invalid license: "gemma" is not an SPDX expression | ${custom}`],
  ],
  [
    { license: "LicenseRef-gemma", license_name: "Gemma Terms of Use" },
    [
      "license license: Model some-model has a LicenseRef but no license_url | Add license_url: SPDX does not know this licence, so people need it.",
    ],
  ],
  [
    { license_name: "Gemma Terms of Use" },
    ["license license_name: Model some-model has license_name but no license | Add the license it belongs to."],
  ],
])("%j", (changes, expected) => {
  expect(findings([record(changes)])).toEqual(expected);
});
