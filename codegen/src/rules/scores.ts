import { lacks, problemAt, recordRule } from "./rule.js";

/** Scores are results of a run, with the facts that make them comparable. */
export const scores = recordRule(
  "score",
  "A score is no placeholder, and says what it counts and who ran it.",
  function* (entry) {
    const { id, performance } = entry.record;
    if (performance === undefined) return;
    for (const key of ["beir_avg", "ms_marco_mrr10"] as const) {
      const score = performance[key];
      if (score === undefined || (score < 1 && score >= 0.001)) continue;
      const message = `Model ${id} has invalid ${key}: ${score} is a placeholder, no result`;
      yield problemAt("score", entry, ["performance", key], message, "Leave it out where the benchmark was not run.");
    }
    const { beir_avg: beir, ms_marco_mrr10: mrr } = performance;
    if (beir !== undefined && beir === mrr) {
      const message = `Model ${id} has the same value for beir_avg and ms_marco_mrr10: ${beir}`;
      yield problemAt(
        "score",
        entry,
        ["performance", "ms_marco_mrr10"],
        message,
        "One was copied from the other: correct it.",
      );
    }
    for (const [detail, score] of DETAILS) {
      if (performance[detail] === undefined || !lacks(entry, `performance.${score}`)) continue;
      const message = `Model ${id} has ${detail} but no ${score}`;
      yield problemAt("score", entry, ["performance", detail], message, `Add ${score}, or remove ${detail}.`);
    }
  },
);

const DETAILS = [
  ["beir_datasets", "beir_avg"],
  ["beir_basis", "beir_avg"],
  ["ms_marco_basis", "ms_marco_mrr10"],
] as const;
