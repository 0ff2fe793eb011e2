// `modeldex site`: what it builds of a registry, what it prints, and what it refuses.
import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { hashTree, modeldex, ROOT, readTree, start, temporaryDirectory, write } from "../robustness/support.js";
import { type SiteProject, siteProject } from "./support.js";

describe("a registry of one's own", () => {
  let project: SiteProject;
  beforeAll(async () => {
    project = await siteProject();
    await project.add("house-embedder");
    await project.add("other-embedder");
  });

  const page = (path: string) => readFileSync(join(project.directory, "page", path), "utf8");

  it("becomes files, which a second run finds up to date", async () => {
    const first = await project.site("--title", "Our models");
    const files = project.recorded().length;
    expect(first).toEqual({
      code: 0,
      stdout: `2 models, ${files} of ${files} files in page written.\n`,
      stderr: "",
    });
    const shape = project
      .recorded()
      .map((path) =>
        path.replace(/(?<=\/(charts|compare|inspect|list|model|style|facts-0)-)[\w-]{8,10}(?=\.(js|css)$)/, "HASH"),
      );
    expect(shape).toEqual([
      "assets/charts-HASH.js",
      "assets/compare-HASH.js",
      "assets/icon.svg",
      "assets/inspect-HASH.js",
      "assets/licenses-charts.md",
      "assets/licenses-compare.md",
      "assets/licenses-inspect.md",
      "assets/licenses-list.md",
      "assets/licenses-model.md",
      "assets/list-HASH.js",
      "assets/model-HASH.js",
      "assets/style-HASH.css",
      "assets/theme.js",
      "charts.html",
      "compare.html",
      "data/facts-0-HASH.js",
      "data/list-HASH.js",
      "index.html",
      "inspect.html",
      "models/house-embedder.html",
      "models/other-embedder.html",
    ]);
    expect([...readTree(join(project.directory, "page")).keys()]).toEqual(
      [...project.recorded(), "modeldex-site.json"].sort(),
    );
    expect(page("index.html")).toContain("<title>Our models</title>");
    expect(page("models/house-embedder.html")).toContain("<title>House embedder · Our models</title>");

    const before = hashTree(join(project.directory, "page"));
    expect(await project.site("--title", "Our models")).toEqual({
      code: 0,
      stdout: `2 models, ${files} files in page up to date.\n`,
      stderr: "",
    });
    expect(hashTree(join(project.directory, "page"))).toBe(before);
  });

  it("has its page where it is asked for in German", async () => {
    expect(await project.site("--language", "de", "--out", "seite")).toMatchObject({ code: 0, stderr: "" });
    const german = readFileSync(join(project.directory, "seite/index.html"), "utf8");
    expect(german).toContain('<html lang="de">');
    expect(german).toContain('<a class="skip-link" href="#content">Zum Inhalt</a>');
  });

  it("says what it found in the form that scripts read", async () => {
    await project.site();
    expect(await project.site("--format", "json")).toEqual({
      code: 0,
      stdout: '{\n  "version": 1,\n  "issues": []\n}\n',
      stderr: "",
    });
  });

  it.each([
    [[], undefined, "https://huggingface.co"],
    [[], "", "https://huggingface.co"],
    [[], "https://mirror.example/hub/", "https://mirror.example/hub"],
    [["--hub", "http://localhost:8080"], "https://mirror.example", "http://localhost:8080"],
  ])("asks the Hub of %j, with HF_ENDPOINT %j", async (flags, endpoint, hub) => {
    const env = endpoint === undefined ? {} : { HF_ENDPOINT: endpoint };
    const args = ["site", "--registry", "my", "--out", "page", ...flags];
    const { code } = await modeldex(args, { cwd: project.directory, env });
    expect(code).toBe(0);
    expect(settingsOf(page("inspect.html")).hub).toBe(hub);
    expect(page("inspect.html")).toContain(`connect-src ${new URL(hub).origin};`);
    expect(page("index.html")).toContain("connect-src &#39;none&#39;;");
  });

  it.each([
    [[], {}, "./generated/index.js"],
    [["--package", "@example/models"], {}, "@example/models"],
    [[], { modeldex: { registry: "my", out: "src/models" } }, "./src/models/index.js"],
  ])("imports constants with %j, settings %j", async (flags, settings, specifier) => {
    write(join(project.directory, "package.json"), JSON.stringify(settings));
    // A flag for the registry sets the project's own settings aside.
    const registry = "modeldex" in settings ? [] : ["--registry", "my"];
    expect(await project.run("site", "--out", "page", ...registry, ...flags)).toMatchObject({ code: 0 });
    expect(settingsOf(page("models/house-embedder.html")).package).toBe(specifier);
  });

  it("is the same to the byte in two directories, and in whatever order models.json is", async () => {
    await project.site("--out", "one");
    const file = join(project.directory, "my/models.json");
    const text = readFileSync(file, "utf8");
    const { models, ...rest } = JSON.parse(text);
    const shuffled = models.reverse().map((record: object) => Object.fromEntries(Object.entries(record).reverse()));
    writeFileSync(file, JSON.stringify({ models: shuffled, ...rest }));
    await project.site("--out", "two");
    writeFileSync(file, text);
    expect(readTree(join(project.directory, "two"))).toEqual(readTree(join(project.directory, "one")));
  });
});

function settingsOf(html: string): Record<string, unknown> {
  return JSON.parse(/<script type="application\/json" id="page-settings">(.*)<\/script>/.exec(html)?.[1] ?? "");
}

describe("what it refuses", () => {
  let project: SiteProject;
  beforeAll(async () => {
    project = await siteProject();
    await project.add("house-embedder");
  });

  const HUB = "Name it with --hub or HF_ENDPOINT, such as https://huggingface.co.";
  it.each([
    [["--language", "fr"], 'The page has no texts in "fr". It has en, de.'],
    [["--language", ""], 'The page has no texts in "". It has en, de.'],
    [["--title", " "], "The title is empty. Write the name of the registry."],
    [["--hub", "https://evil; script-src *"], `The Hub cannot have the address "https://evil; script-src *". ${HUB}`],
    [["--hub", "https://evil;script-src"], `The Hub cannot have the address "https://evil;script-src". ${HUB}`],
    [["--hub", "https://*"], `The Hub cannot have the address "https://*". ${HUB}`],
    [["--hub", "https://*.example"], `The Hub cannot have the address "https://*.example". ${HUB}`],
    [["--hub", "https://a,b.example"], `The Hub cannot have the address "https://a,b.example". ${HUB}`],
    [["--hub", "https://'self'"], `The Hub cannot have the address "https://'self'". ${HUB}`],
    [["--hub", "javascript:alert(1)"], `The Hub cannot have the address "javascript:alert(1)". ${HUB}`],
    [["--hub", "data:text/html,x"], `The Hub cannot have the address "data:text/html,x". ${HUB}`],
    [["--hub", "huggingface.co"], `The Hub cannot have the address "huggingface.co". ${HUB}`],
    [["--hub", ""], `The Hub cannot have the address "". ${HUB}`],
    [["--hub", "https://hub.example?key=secret"], `The Hub cannot have the address "https://hub.example?...". ${HUB}`],
    [
      ["--hub", "https://name:secret@hub.example"],
      `The address of the Hub holds a user name or a password, which visitors would read. ${HUB}`,
    ],
  ])("%j", async (flags, message) => {
    expect(await project.site(...flags)).toEqual({ code: 2, stdout: "", stderr: `modeldex: ${message}\n` });
    expect([...readTree(project.directory).keys()]).toEqual(["my/models.json", "my/models.schema.json"]);
  });

  it("an address of HF_ENDPOINT that is none", async () => {
    const args = ["site", "--registry", "my", "--out", "page"];
    const env = { HF_ENDPOINT: "hub.example" };
    expect(await modeldex(args, { cwd: project.directory, env })).toMatchObject({
      code: 2,
      stdout: "",
      stderr: `modeldex: The Hub cannot have the address "hub.example". ${HUB}\n`,
    });
  });

  it("no --out", async () => {
    expect(await project.run("site", "--registry", "my")).toEqual({
      code: 2,
      stdout: "",
      stderr: "error: required option '--out <dir>' not specified\n",
    });
  });

  it("no registry", async () => {
    expect(await project.run("site", "--registry", "none", "--out", "page")).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'modeldex: none/models.json does not exist. Name the directory of your registry with --registry, or make one with "modeldex init".\n',
    });
  });

  it("an invalid registry, and changes nothing", async () => {
    await project.site();
    const before = hashTree(join(project.directory, "page"));
    const file = join(project.directory, "my/models.json");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("384", "0"));
    const pretty = await project.site();
    const json = await project.site("--format", "json");
    writeFileSync(file, text);
    expect(pretty).toEqual({
      code: 1,
      stdout:
        "my/models.json:12:26  out-of-range  house-embedder  Model house-embedder has invalid embedding_dim: 0. It must be greater than 0. Leave it out where the fact is unknown.\n\n1 error in 1 file.\n",
      stderr: "",
    });
    expect({ ...json, stdout: JSON.parse(json.stdout) }).toEqual({
      code: 1,
      stdout: {
        version: 1,
        issues: [
          {
            code: "out-of-range",
            severity: "error",
            file: "my/models.json",
            line: 12,
            column: 26,
            model: "house-embedder",
            path: "specs.embedding_dim",
            message: "Model house-embedder has invalid embedding_dim: 0",
            help: "It must be greater than 0. Leave it out where the fact is unknown.",
          },
        ],
      },
      stderr: "",
    });
    expect(hashTree(join(project.directory, "page"))).toBe(before);
  });

  it("to work where the page was not built", async () => {
    const clone = temporaryDirectory();
    for (const name of ["bin", "dist", "package.json"]) {
      cpSync(join(ROOT, "codegen", name), join(clone, "codegen", name), { recursive: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(clone, "node_modules"), "junction");
    const args = [join(clone, "codegen/bin/modeldex.js"), "site", "--registry", "my", "--out", "other"];
    expect(await start(args, { cwd: project.directory }).ended).toMatchObject({
      code: 2,
      stdout: "",
      stderr: 'modeldex: The catalogue page is not built. Run "npm run build" in the clone of modeldex.\n',
    });
  });
});
