// What deriveCharacteristics costs: bytes of an application that imports it alone, and time per config.json.
// @ts-check
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { Bench } from "tinybench";
import { bundleWithEsbuild } from "./bundle.js";
import { toRow } from "./measure.js";

const ROOT = new URL("..", import.meta.url);

// What a page may pay for badges; more would be felt on a slow line.
const MOST_BYTES = 30_000;

/** Measures the built package of this repository. */
export async function benchCharacteristics() {
  const entry = new URL("dist/characteristics.js", ROOT).pathname;
  const { deriveCharacteristics } = await import(pathToFileURL(entry).href);
  const { configs } = JSON.parse(readFileSync(new URL("registry/configs.json", ROOT), "utf8"));
  const texts = configs.map(({ config }) => JSON.stringify(config));
  const size = configs.length;

  const source = `export { deriveCharacteristics } from ${JSON.stringify(entry)};\n`;
  const code = await bundleWithEsbuild(source, ROOT.pathname);
  const all = new URL("dist/index.js", ROOT).pathname;
  const registry = await bundleWithEsbuild(`export * from ${JSON.stringify(all)};\n`, ROOT.pathname);

  let sink = 0;
  const bench = new Bench({ time: 500, warmupTime: 100 });
  bench
    .add("derive", () => {
      for (const { config } of configs) sink += deriveCharacteristics(config).layers ?? 0;
    })
    .add("parse", () => {
      for (const text of texts) sink += JSON.parse(text).num_hidden_layers ?? 0;
    });
  await bench.run();
  if (sink === 0) throw new Error("Nothing was derived.");
  /** @param {string} name */
  const microseconds = (name) => {
    const result = /** @type {any} */ (bench.getTask(name)?.result);
    return (result.latency.p50 * 1000) / size;
  };
  return [
    toRow({
      what: "bundle of deriveCharacteristics",
      size,
      measured: Buffer.byteLength(code),
      peer: Buffer.byteLength(registry),
      unit: "bytes",
      against: "the whole registry, bundled",
    }),
    toRow({
      what: "the same, gzipped",
      size,
      measured: gzipSync(code).byteLength,
      peer: MOST_BYTES,
      unit: "bytes",
      against: "what we allow ourselves",
      target: 1,
    }),
    toRow({
      what: "deriveCharacteristics, per config",
      size,
      measured: microseconds("derive"),
      peer: microseconds("parse"),
      unit: "us",
      against: "JSON.parse of its keys",
    }),
  ];
}
