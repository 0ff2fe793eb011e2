import { lacks, problemAt, recordRule } from "./rule.js";

/** The fields of a model's end of life travel together. */
export const lifeCycle = recordRule(
  "life-cycle",
  "status, deprecated_on, retired_on, replaced_by and reason agree.",
  function* (entry) {
    const { id, status = "active", retired_on: retired } = entry.record;
    if (entry.broken.has("status")) return;
    if (status === "active") {
      for (const key of ["deprecated_on", "retired_on", "replaced_by", "reason"] as const) {
        if (entry.record[key] === undefined) continue;
        const message = `Model ${id} has ${key} but is active`;
        yield problemAt(
          "life-cycle",
          entry,
          [key],
          message,
          'Set "status" to "deprecated" or "retired", or remove the field.',
        );
      }
      return;
    }
    if (lacks(entry, "reason") && lacks(entry, "replaced_by")) {
      const message = `Model ${id} is ${status} without reason or replaced_by`;
      yield problemAt("life-cycle", entry, ["status"], message, "Say why, or what to use instead.");
    }
    if (status === "deprecated" && retired !== undefined) {
      const message = `Model ${id} has retired_on but is only deprecated`;
      yield problemAt("life-cycle", entry, ["retired_on"], message, 'Set "status" to "retired", or remove retired_on.');
    }
  },
);
