import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const cure = 'Set "status" to "deprecated" or "retired", or remove the field.';

test.each([
  [{ status: "deprecated", reason: "Superseded." }, []],
  [{ status: "retired", reason: "Gone.", retired_on: "2025-01-01" }, []],
  [{ reason: "Old." }, [`life-cycle reason: Model some-model has reason but is active | ${cure}`]],
  [
    { status: "active", deprecated_on: "2025-01-01" },
    [`life-cycle deprecated_on: Model some-model has deprecated_on but is active | ${cure}`],
  ],
  [
    { status: "deprecated" },
    [
      "life-cycle status: Model some-model is deprecated without reason or replaced_by | Say why, or what to use instead.",
    ],
  ],
  [
    { status: "deprecated", reason: "Old.", retired_on: "2025-01-01" },
    [
      'life-cycle retired_on: Model some-model has retired_on but is only deprecated | Set "status" to "retired", or remove retired_on.',
    ],
  ],
])("%j", (changes, expected) => {
  expect(findings([record(changes)])).toEqual(expected);
});
