// What is in the tarball: everything a user needs, nothing else, and nothing that runs or installs by itself.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, it } from "vitest";
import { LIBRARY_ENTRIES, REPOSITORY, readFilterFiles, readTypes } from "../support/repository.js";

const root = join(inject("stranger"), "node_modules/modeldex");
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(root.length + 1)
      .replaceAll("\\", "/"),
  )
  .sort();
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const ENTRY_FORMS = [".js", ".cjs", ".d.ts", ".d.cts"];
const ENTRIES = ["index", ...LIBRARY_ENTRIES, ...readTypes().map((type) => `models/${type}`)];
const MANIFESTS = ["index.json", "models.json", ...readFilterFiles()].map((name) => `generated/manifests/${name}`);
const EXPECTED = [
  "LICENSE",
  "LICENSE-DATA",
  "README.md",
  "generated/model-id.schema.json",
  "package.json",
  "registry/models.json",
  "registry/models.schema.json",
  ...MANIFESTS,
  ...ENTRIES.flatMap((entry) => ENTRY_FORMS.map((form) => `dist/${entry}${form}`)),
];
// Declarations that several entry points share; the bundler of declarations names them after their content.
const SHARED_DECLARATIONS = /^dist\/[a-z]+-[\w-]{8}\.d\.c?ts$/;

describe("the tarball", () => {
  it("has every file of every entry point", () => {
    expect(EXPECTED.filter((file) => !files.includes(file))).toEqual([]);
  });

  it("has no other file", () => {
    expect(files.filter((file) => !EXPECTED.includes(file) && !SHARED_DECLARATIONS.test(file))).toEqual([]);
  });

  it("ships the data of the registry byte for byte", () => {
    const data = [
      "registry/models.json",
      "registry/models.schema.json",
      "generated/model-id.schema.json",
      ...MANIFESTS,
    ];
    for (const file of data) {
      expect(readFileSync(join(root, file), "utf8") === readFileSync(join(REPOSITORY, file), "utf8"), file).toBe(true);
    }
  });

  it("depends on nothing", () => {
    const kinds = Object.keys(manifest).filter((key) => /dependencies$/i.test(key) && key !== "devDependencies");
    expect(kinds).toEqual([]);
    expect(readdirSync(join(inject("stranger"), "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "modeldex",
    ]);
  });

  it("runs no script when it is installed", () => {
    const scripts = Object.keys(manifest.scripts ?? {});
    expect(scripts.filter((name) => /^(pre|post)?(install|prepare|uninstall)$|^prepublish$/.test(name))).toEqual([]);
    expect(files.filter((file) => file.endsWith("binding.gyp"))).toEqual([]);
  });

  it("imports nothing but itself, so it runs where there is no Node", () => {
    const code = files.filter((file) => /^dist\/.*\.(js|cjs|d\.ts|d\.cts)$/.test(file));
    const foreign = code.flatMap((file) =>
      importsOf(readFileSync(join(root, file), "utf8"))
        .filter((specifier) => !specifier.startsWith("."))
        .map((specifier) => `${file}: ${specifier}`),
    );
    expect(foreign).toEqual([]);
    expect(importsOf(readFileSync(join(root, "dist/index.js"), "utf8")).length).toBeGreaterThan(readTypes().length);
  });
});

function importsOf(code: string): string[] {
  const statements = code.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*(["'])(.+?)\1/g);
  return [...statements].map(([, , specifier]) => specifier as string);
}
