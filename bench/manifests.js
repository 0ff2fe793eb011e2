// Filter manifests: bytes against a copy of the metadata in each filter, and generation at two sizes.
// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { runScript, toRow } from "./measure.js";
import { root } from "./projects.js";

/** What the registry's own manifests weigh, against the same lists with the facts of each model in them. */
export function benchManifests() {
  const folder = join(root, "generated/manifests");
  const read = (/** @type {string} */ file) => readFileSync(join(folder, file), "utf8");
  const { models: modelsFile, filters } = JSON.parse(read("index.json"));
  const modelsText = read(modelsFile);
  const { models, totalModels } = JSON.parse(modelsText);
  const ids = filters.map((/** @type {{ file: string }} */ { file }) => read(file));
  const manifests = [read("index.json"), modelsText, ...ids];
  const copies = (/** @type {number} */ limit) =>
    ids.map((/** @type {string} */ text) => {
      const { modelIds, ...manifest } = JSON.parse(text);
      const copied = modelIds.slice(0, limit).map((/** @type {string} */ id) => models[id]);
      return `${JSON.stringify({ ...manifest, models: copied })}\n`;
    });
  const sum = (/** @type {readonly string[]} */ texts, /** @type {(text: string) => number} */ weigh) =>
    texts.reduce((all, text) => all + weigh(text), 0);
  const plain = (/** @type {string} */ text) => Buffer.byteLength(text);
  const zipped = (/** @type {string} */ text) => gzipSync(text, { level: 9 }).length;
  return [
    { kind: "plain", weigh: plain },
    { kind: "gzip", weigh: zipped },
  ].flatMap(({ kind, weigh }) => [
    toRow({
      what: `manifests, all, ${kind}`,
      size: totalModels,
      measured: sum(manifests, weigh) / 1000,
      peer: sum(copies(Number.POSITIVE_INFINITY), weigh) / 1000,
      unit: "kB",
      against: "facts copied into every filter",
    }),
    toRow({
      what: `manifests, all, ${kind}`,
      size: totalModels,
      measured: sum(manifests, weigh) / 1000,
      peer: sum(copies(100), weigh) / 1000,
      unit: "kB",
      against: "the same, 100 models at most in each",
    }),
    toRow({
      what: `filters alone, ${kind}`,
      size: totalModels,
      measured: sum(ids, weigh) / 1000,
      peer: sum(copies(Number.POSITIVE_INFINITY), weigh) / 1000,
      unit: "kB",
      against: "facts copied into every filter",
    }),
  ]);
}

/** 200 filters over 10,000 and 100,000 models: ten times the models, so ten times the time where it is linear. */
export function benchManifestGeneration() {
  const small = runScript("./manifests-run.js", "10000");
  const large = runScript("./manifests-run.js", "100000");
  return [
    toRow({
      what: "200 filters, select and emit",
      size: 100_000,
      measured: large.took,
      peer: small.took * 10,
      unit: "ms",
      against: "10 times that of 10,000 models",
      target: 1.5,
    }),
    toRow({
      what: "200 filters, memory at the peak",
      size: 100_000,
      measured: large.peak,
      peer: large.registry,
      unit: "MB",
      against: "the registry in memory, before",
    }),
  ];
}
