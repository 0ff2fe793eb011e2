// Bytes of an application that uses one constant, against that record's minified JSON.
// @ts-check
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, transform } from "esbuild";
import { rollup } from "rollup";
import { toRow } from "./measure.js";

// Evenly chosen; bundling each of thousands would say the same.
const SAMPLES = 12;

/** @param {import("./projects.js").Project} project */
export async function benchBundle({ size, consumer }) {
  const entry = join(consumer, "node_modules/modeldex/dist/index.js");
  const modeldex = await import(pathToFileURL(entry).href);
  const constants = Object.entries(modeldex).filter(([, value]) => modeldex.MODEL_REGISTRY.includes(value));
  const chosen = constants.filter((_, index) => index % Math.ceil(constants.length / SAMPLES) === 0);
  const sums = { json: 0, esbuild: 0, rollup: 0 };
  for (const [name, value] of chosen) {
    const source = `import { ${name} } from ${JSON.stringify(entry)};\nexport default ${name};\n`;
    sums.json += Buffer.byteLength(JSON.stringify(value));
    sums.esbuild += Buffer.byteLength(await bundleWithEsbuild(source, consumer));
    sums.rollup += Buffer.byteLength(await withRollup(source));
  }
  const mean = (tool) => sums[tool] / chosen.length;
  return ["esbuild", "rollup"].map((tool) =>
    toRow({
      what: `bundle of one constant, ${tool}`,
      size,
      measured: mean(tool),
      peer: mean("json"),
      unit: "bytes",
      against: "its minified JSON",
      target: 1.1,
    }),
  );
}

/**
 * The minified code of an application that consists of `source`.
 *
 * @param {string} source
 * @param {string} resolveDir
 */
export async function bundleWithEsbuild(source, resolveDir) {
  const result = await build({
    stdin: { contents: source, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    charset: "utf8",
    write: false,
  });
  return /** @type {string} */ (result.outputFiles[0]?.text);
}

/** @param {string} source */
async function withRollup(source) {
  const bundle = await rollup({
    input: "entry",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === "entry" ? id : null),
        load: (id) => (id === "entry" ? source : null),
      },
    ],
  });
  const { output } = await bundle.generate({ format: "esm" });
  return (await transform(output[0].code, { minify: true, format: "esm", charset: "utf8" })).code;
}
