import { expect, test } from "vitest";
import { nameLicense, parseLicense } from "../../src/sources/licenses.js";

test.each([
  ["mit", { license: "MIT" }],
  ["CC-BY-NC-4.0", { license: "CC-BY-NC-4.0" }],
  ["llama3.1", { license: "LicenseRef-llama3.1", name: "Llama 3.1 Community License Agreement" }],
  ["openrail++", { license: "LicenseRef-openrail-plus-plus", name: "Open Rail++-M License" }],
  ["agpl-3.0", undefined],
  ["other", undefined],
  ["constructor", undefined],
])("the licence of %j is %j", (raw, license) => {
  expect(parseLicense(raw)).toEqual(license);
});

test.each([
  ["LFM Open License v1.0", { license: "LicenseRef-lfm-open-license-v1.0", name: "LFM Open License v1.0" }],
  ["  ", undefined],
])("a licence named %j is %j", (name, license) => {
  expect(nameLicense(name)).toEqual(license);
});
