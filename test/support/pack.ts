// Once per run: builds and packs a copy of the package and installs the tarball in an empty project, as a stranger would.
// A copy, so that nothing changes under other tests that read dist/ at the same time.
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TestProject } from "vitest/node";
import { runNode, runNpm } from "./command.js";
import { REPOSITORY } from "./repository.js";
import { installToolchain } from "./toolchain.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Path of the packed tarball. */
    readonly tarball: string;
    /** Directory of a project in which nothing but the tarball is installed. */
    readonly stranger: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await installToolchain();
  const directory = await createDirectory();
  const tarball = await pack(await copyPackage(directory));
  project.provide("tarball", tarball);
  project.provide("stranger", await createStranger(directory, tarball));
  return () => rm(directory, { recursive: true, force: true });
}

/** An empty directory outside the repository, so that nothing is found in a folder above. */
export async function createDirectory(): Promise<string> {
  return realpath(await mkdtemp(join(tmpdir(), "modeldex-package-")));
}

/** Everything that decides what is in the tarball. */
const INPUTS = [
  "package.json",
  "tsconfig.json",
  "tsup.config.ts",
  "README.md",
  "LICENSE",
  "LICENSE-DATA",
  "src",
  "generated",
  "registry",
];

/** Copies the package's sources, with the repository's tools at hand. Returns the directory of the copy. */
export async function copyPackage(directory: string): Promise<string> {
  const copy = join(directory, "modeldex");
  await mkdir(copy);
  // A file that is missing is for the tests of the tarball to report.
  const inputs = INPUTS.filter((input) => existsSync(join(REPOSITORY, input)));
  for (const input of inputs) await cp(join(REPOSITORY, input), join(copy, input), { recursive: true });
  await symlink(join(REPOSITORY, "node_modules"), join(copy, "node_modules"), "junction");
  return copy;
}

/** Builds a copy of the package and packs it. Returns the path of the tarball. */
export async function pack(copy: string): Promise<string> {
  await runNode(join(REPOSITORY, "node_modules/tsup/dist/cli-default.js"), [], { cwd: copy });
  const { stdout } = await runNpm(["pack", "--json", "--pack-destination", dirname(copy)], copy);
  return join(dirname(copy), readPackReport(stdout).filename);
}

/** What `npm pack --json` says of a tarball. */
export interface PackReport {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Reads what `npm pack --json` printed of one package. */
export function readPackReport(report: string): PackReport {
  // npm 11 prints a list, npm 12 an object by package name.
  const [packed] = Object.values(JSON.parse(report) as Record<string, PackReport>);
  if (packed === undefined) throw new Error(`npm pack reported no tarball:\n${report}`);
  return packed;
}

/** Makes an empty project and installs the tarball in it. */
export async function createStranger(directory: string, tarball: string): Promise<string> {
  const stranger = join(directory, "stranger");
  await mkdir(stranger);
  await writeFile(join(stranger, "package.json"), '{ "private": true, "type": "module" }\n');
  await runNpm(["install", tarball], stranger);
  return stranger;
}
