// npm run bench [-- --json] [-- --sizes 100,1000]: every figure is a ratio against a peer measured in the same run.
// @ts-check
import { parseArgs } from "node:util";
import { benchBundle } from "./bundle.js";
import { benchCharacteristics } from "./characteristics.js";
import { benchGenerate } from "./generate.js";
import { benchImport } from "./import.js";
import { benchLookup } from "./lookup.js";
import { benchManifestGeneration, benchManifests } from "./manifests.js";
import { buildProject } from "./projects.js";
import { benchSite } from "./site.js";
import { benchTypes } from "./types.js";

const { values } = parseArgs({
  options: { json: { type: "boolean", default: false }, sizes: { type: "string", default: "100,1000,10000" } },
});
process.stderr.write("Deriving characteristics ...\n");
const rows = [...(await benchCharacteristics())];
process.stderr.write("Making manifests ...\n");
rows.push(...benchManifests(), ...benchManifestGeneration());
process.stderr.write("Opening a catalogue ...\n");
rows.push(...(await benchSite()));
for (const size of values.sizes.split(",").map(Number)) {
  process.stderr.write(`Building a package of ${size} models ...\n`);
  const project = buildProject(size);
  for (const bench of [benchImport, benchLookup, benchBundle, benchTypes, benchGenerate]) {
    process.stderr.write(`  ${bench.name}\n`);
    rows.push(...(await bench(project)));
  }
}

if (values.json) process.stdout.write(`${JSON.stringify({ version: 1, node: process.version, rows }, null, 2)}\n`);
else process.stdout.write(table(rows));

/** @param {readonly import("./measure.js").Row[]} rows */
function table(rows) {
  const cells = rows.map(({ what, size, measured, peer, unit, against, ratio, target }) => [
    what,
    String(size),
    `${round(measured)} ${unit}`,
    `${round(peer)} ${unit}`,
    `${round(ratio)}x`,
    target === undefined ? "" : `<= ${target}x ${ratio <= target ? "met" : "MISSED"}`,
    against,
  ]);
  const lines = [["figure", "models", "measured", "peer", "ratio", "promised", "peer is"], ...cells];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** @param {number} value */
function round(value) {
  return Number(value.toPrecision(3)).toLocaleString("en-US");
}
