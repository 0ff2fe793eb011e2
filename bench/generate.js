// generate and check in a warm process, against reading, printing and writing the same bytes.
// @ts-check
import { join } from "node:path";
import { runScript, toRow } from "./measure.js";

/** @param {import("./projects.js").Project} project */
export function benchGenerate({ size, directory }) {
  const took = runScript("./generate-run.js", join(directory, "package"));
  const limit = size === 10_000 ? { target: 10 } : {};
  return [
    ...(size === 100
      ? [
          toRow({
            what: "generate, warm",
            size,
            measured: took.generate,
            peer: 100,
            unit: "ms",
            against: "100 ms",
            target: 1,
          }),
        ]
      : []),
    toRow({
      what: "generate",
      size,
      measured: took.generate,
      peer: took.rewrite,
      unit: "ms",
      against: "JSON.parse + JSON.stringify + write",
      ...limit,
    }),
    toRow({
      what: "check of the registry",
      size,
      measured: took.validate,
      peer: took.parse,
      unit: "ms",
      against: "JSON.parse",
      ...limit,
    }),
    toRow({
      what: "check with drift",
      size,
      measured: took.check,
      peer: took.parse,
      unit: "ms",
      against: "JSON.parse",
      ...limit,
    }),
  ];
}
