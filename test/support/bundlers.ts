// One small program through each bundler, with the settings that its users have in production.
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build } from "esbuild";
import { type Plugin, type RollupBuild, rollup, type WarningHandlerWithDefault } from "rollup";
import webpack, { type Configuration, type Stats } from "webpack";

/** Bundles the program in a file and gives the code. */
export type Bundler = (entry: string) => Promise<string>;

async function bundleWithEsbuild(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    write: false,
    logLevel: "error",
  });
  return outputFiles.map(({ text }) => text).join("");
}

async function bundleWithRollup(entry: string): Promise<string> {
  const bundle = await rollup({ input: entry, plugins: [nodeResolve()], onwarn: allowEmptyBundle });
  return generate(bundle);
}

/** Rollup without trust in package.json: keeps whatever the code itself does not show to have no effect. */
export async function bundleByProof(entry: string): Promise<string> {
  const distrust: Plugin = {
    name: "distrust",
    transform: (code) => ({ code, map: null, moduleSideEffects: true }),
  };
  const bundle = await rollup({
    input: entry,
    plugins: [nodeResolve(), distrust],
    onwarn: allowEmptyBundle,
  });
  return generate(bundle);
}

async function generate(bundle: RollupBuild): Promise<string> {
  const { output } = await bundle.generate({ format: "es" });
  return output.map((part) => (part.type === "chunk" ? part.code : "")).join("");
}

const allowEmptyBundle: WarningHandlerWithDefault = (warning) => {
  if (warning.code !== "EMPTY_BUNDLE") throw new Error(warning.message);
};

async function bundleWithWebpack(entry: string): Promise<string> {
  const directory = `${entry}.webpack`;
  const stats = await runWebpack({
    mode: "production",
    entry,
    output: { path: directory, filename: "bundle.js" },
    experiments: { outputModule: true },
    // The whole registry is larger than what webpack thinks a page should load.
    performance: false,
  });
  if (stats.hasErrors() || stats.hasWarnings()) throw new Error(stats.toString());
  return readFile(join(directory, "bundle.js"), "utf8");
}

function runWebpack(configuration: Configuration): Promise<Stats> {
  return new Promise((resolve, reject) => {
    const compiler = webpack(configuration);
    if (compiler === null) throw new Error("webpack did not take its configuration.");
    compiler.run((error, stats) => {
      compiler.close(() => (stats === undefined ? reject(error) : resolve(stats)));
    });
  });
}

/** The bundlers by name. */
export const BUNDLERS = {
  esbuild: bundleWithEsbuild,
  rollup: bundleWithRollup,
  webpack: bundleWithWebpack,
} satisfies Record<string, Bundler>;

/** Writes a program into a new folder of a project, so that it sees what is installed there. */
export async function writeProgram(project: string, code: string): Promise<string> {
  const programs = join(project, "programs");
  await mkdir(programs, { recursive: true });
  const file = join(await mkdtemp(join(programs, "program-")), "main.js");
  await writeFile(file, code);
  return file;
}
