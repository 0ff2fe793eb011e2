// The runtimes and the second compiler that the package is tested with: installed beside the repository's own tools, by
// exact version, from test/toolchain/package-lock.json.
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { runNpm } from "./command.js";
import { REPOSITORY } from "./repository.js";

const TOOLCHAIN = join(REPOSITORY, "test/toolchain");
const LOCK = join(TOOLCHAIN, "package-lock.json");
const INSTALLED = join(TOOLCHAIN, "node_modules/.installed-package-lock.json");

/** Binaries in the packages of the tool chain. Node 20 is the oldest that package.json promises. */
const BINARIES = {
  node20: "node20/bin/node",
  node22: "node22/bin/node",
  node24: "node24/bin/node",
  node26: "node26/bin/node",
  deno: "@deno/linux-x64-glibc/deno",
  bun: "@oven/bun-linux-x64/bin/bun",
  workerd: "@cloudflare/workerd-linux-64/bin/workerd",
} as const;

const isSupported = process.platform === "linux" && process.arch === "x64";

function binaryPath(file: string): string {
  return join(TOOLCHAIN, "node_modules", file);
}

/** Installs the tool chain where its lock file asks for another one than is there. */
export async function installToolchain(): Promise<void> {
  const wanted = await readFile(LOCK, "utf8");
  const installed = await readFile(INSTALLED, "utf8").catch(() => undefined);
  if (installed === wanted) return;
  // The binaries are in packages of their own; the scripts would only link them.
  await runNpm(["ci", "--ignore-scripts"], TOOLCHAIN);
  // npm passes over an optional package that it fails to fetch as if it were for another system.
  const missing = isSupported ? Object.values(BINARIES).filter((file) => !existsSync(binaryPath(file))) : [];
  if (missing.length > 0) throw new Error(`npm did not install ${missing.join(", ")} in ${TOOLCHAIN}. Run it again.`);
  await writeFile(INSTALLED, wanted);
}

export type Runtime = keyof typeof BINARIES;

/** Path of a runtime's binary. A runtime that cannot be had fails the test that needs it. */
export function runtimePath(runtime: Runtime): string {
  if (isSupported) return binaryPath(BINARIES[runtime]);
  throw new Error(
    `${runtime} is tested on Linux x64 only and this is ${process.platform} ${process.arch}. ` +
      "Run test/package/runtimes.test.ts there, in a container or in CI.",
  );
}

/** A compiler by name: the repository's own, and the native one. */
export const COMPILERS = {
  typescript: join(REPOSITORY, "node_modules/typescript"),
  "typescript (native)": join(TOOLCHAIN, "node_modules/typescript"),
} as const;

/** Version of a compiler, such as `5.9.3`. */
export function compilerVersion(compiler: keyof typeof COMPILERS): string {
  return createRequire(import.meta.url)(join(COMPILERS[compiler], "package.json")).version;
}
