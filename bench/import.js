// Cold import of the whole package against JSON.parse of the same data, each in a process of its own.
// @ts-check
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { measureInTurns, toRow } from "./measure.js";

const ROUNDS = 25;

/** @param {import("./projects.js").Project} project */
export async function benchImport({ size, consumer }) {
  const { MODEL_REGISTRY } = await import(pathToFileURL(join(consumer, "node_modules/modeldex/dist/index.js")).href);
  writeFileSync(join(consumer, "data.json"), JSON.stringify(MODEL_REGISTRY));
  // Static imports: what is timed is the loading of the module graph, as in an application.
  const script = (name, text) => {
    const path = join(consumer, `${name}.mjs`);
    writeFileSync(path, `${text}\nconsole.log(performance.now());\n`);
    return [path];
  };
  const took = measureInTurns(
    {
      nothing: script("nothing", 'import "node:fs";'),
      json: script(
        "json",
        'import { readFileSync } from "node:fs"; JSON.parse(readFileSync(new URL("data.json", import.meta.url), "utf8"));',
      ),
      modules: script(
        "modules",
        'import "node:fs"; import { MODEL_REGISTRY } from "modeldex"; if (MODEL_REGISTRY.length === 0) throw new Error();',
      ),
    },
    ROUNDS,
    (stdout) => Number(stdout),
  );
  const { nothing = 0, json = 0, modules = 0 } = took;
  return [
    toRow({
      what: "cold import",
      size,
      measured: modules - nothing,
      peer: json - nothing,
      unit: "ms",
      against: "JSON.parse of the same data",
      target: 1.5,
    }),
  ];
}
