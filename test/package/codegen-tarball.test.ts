// The tarball of @modeldex/codegen: it brings the built page along, so that a team needs nothing else for its own catalogue.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runNode, runNpm } from "../support/command.js";
import { readPackReport } from "../support/pack.js";
import { REPOSITORY } from "../support/repository.js";

let directory: string;
let files: readonly string[];

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "modeldex-codegen-"));
  const { stdout } = await runNpm(["pack", "-w", "codegen", "--dry-run", "--json", "--ignore-scripts"], REPOSITORY);
  files = readPackReport(stdout).files.map(({ path }) => path);
});

afterAll(() => rm(directory, { recursive: true, force: true }));

it("holds the command, the library and the built page, and no sources", () => {
  const others = files.filter(
    (path) => !/^(dist\/[\w-]+\.(js|d\.ts)|site\/assets\/[a-z]+-[\w-]{8}\.(js|css))$/.test(path),
  );
  expect(others.sort()).toEqual([
    "LICENSE",
    "README.md",
    "bin/modeldex.js",
    "package.json",
    "site/assets/icon.svg",
    "site/assets/licenses-charts.md",
    "site/assets/licenses-compare.md",
    "site/assets/licenses-inspect.md",
    "site/assets/licenses-list.md",
    "site/assets/licenses-model.md",
    "site/assets/theme.js",
    "site/render/index.js",
  ]);
});

it("builds the page of a registry of somebody's own", async () => {
  const installed = join(directory, "node_modules/@modeldex/codegen");
  for (const path of files) {
    await mkdir(dirname(join(installed, path)), { recursive: true });
    await cp(join(REPOSITORY, "codegen", path), join(installed, path));
  }
  await linkDependencies(installed);
  const modeldex = (...args: readonly string[]) =>
    runNode(join(installed, "bin/modeldex.js"), args, { cwd: directory });
  await modeldex("init", "--registry", "my");
  await modeldex(
    ...["add", "--registry", "my", "--id", "house-embedder", "--type", "dense", "--name", "House embedder"],
    ...["--organization", "Example", "--set", "source=other", "--set", "specs.embedding_dim=384"],
    ...["--set", "capabilities.modalities=text"],
  );
  const { stdout } = await modeldex("site", "--registry", "my", "--out", "page", "--title", "Our models");
  const pages = (await readdir(join(directory, "page"), { recursive: true })).filter((name) => name.endsWith(".html"));
  expect(pages.sort()).toEqual([
    "charts.html",
    "compare.html",
    "index.html",
    "inspect.html",
    join("models", "house-embedder.html"),
  ]);
  expect(stdout).toMatch(/^1 model, (\d+) of \1 files in page written\.\n$/);
  expect(await readFile(join(directory, "page/index.html"), "utf8")).toContain("House embedder");
});

// What npm would install beside it, from where the repository has it.
async function linkDependencies(installed: string): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const found = [join(REPOSITORY, "codegen/node_modules", name), join(REPOSITORY, "node_modules", name)];
    for (const from of found) {
      const names = await readdir(from).catch(() => []);
      if (names.length === 0) continue;
      const to = join(directory, "node_modules", name);
      await mkdir(dirname(to), { recursive: true });
      await symlink(from, to, "junction");
      break;
    }
  }
}
