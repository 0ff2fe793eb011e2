import { expect, test } from "vitest";
import { findings, record } from "./records.js";

const retired = { status: "retired", reason: "Gone." };

test.each([
  [{ release_date: "2024-02-29" }, []],
  [{ release_date: "2024", knowledge_cutoff: undefined }, []],
  [
    { release_date: "2023-02-29" },
    [
      "dates release_date: Model some-model has invalid release_date: 2023-02-29 is not a day of the calendar | Use a date from 1990 to 2099 that exists.",
    ],
  ],
  [
    { release_date: "2024-13" },
    [
      "dates release_date: Model some-model has invalid release_date: 2024-13 is not a day of the calendar | Use a date from 1990 to 2099 that exists.",
    ],
  ],
  [
    { release_date: "1024-01-01" },
    [
      "dates release_date: Model some-model has invalid release_date: 1024-01-01 is not a day of the calendar | Use a date from 1990 to 2099 that exists.",
    ],
  ],
  [{ release_date: "2024-05", ...retired, retired_on: "2024-05-01" }, []],
  [
    { release_date: "2024-05", ...retired, retired_on: "2024-04-30" },
    [
      "dates retired_on: Model some-model retired_on (2024-04-30) is before release_date (2024-05) | Correct one of the two: were they swapped?",
    ],
  ],
  [
    { ...retired, deprecated_on: "2025-02-01", retired_on: "2025-01-01" },
    [
      "dates retired_on: Model some-model retired_on (2025-01-01) is before deprecated_on (2025-02-01) | Correct one of the two: were they swapped?",
    ],
  ],
])("%j", (changes, expected) => {
  expect(findings([record(changes)])).toEqual(expected);
});
