// What goes wrong beside the requests of a source: with its files, its lock, its folder. The other sources are read and told of all the
// same. By the real command.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { hashTree, ROOT } from "../robustness/support.js";
import { makeWorkplace } from "./upstream/workplace.js";

describe("a source that cannot be dealt with", () => {
  test("is told after the reports of the others", async () => {
    const place = await makeWorkplace();
    const lock = { pid: process.pid, token: "0123456789abcdef" };
    place.write("my/.cache/runs/civitai.lock", JSON.stringify(lock));
    const { code, stdout, stderr } = await place.modeldex("ingest");
    expect(code).toBe(2);
    expect(stdout).toMatch(/^Hugging Face Hub: ok\. 30 records read.*\n(.*\n)*OpenRouter: ok\. 30 records read/);
    expect(stdout).toContain("49 candidates in all (huggingface 30, openrouter 19). ");
    expect(stderr).toBe(
      `modeldex: Process ${process.pid} reads the same source into this registry. Wait for its end; if it is no run of modeldex, delete my/.cache/runs/civitai.lock.\n`,
    );
    expect(readdirSync(join(place.directory, "my/candidates"))).toEqual(["huggingface.json", "openrouter.json"]);
  });

  test("and another one: each is told, and nobody claims that nothing was changed", async () => {
    const place = await makeWorkplace();
    // A folder where a file belongs.
    place.write("my/.cache/runs/civitai.jsonl/x", "");
    place.write("my/.cache/runs/openrouter.jsonl/x", "");
    const { code, stdout, stderr } = await place.modeldex("ingest", "--json");
    expect(code).toBe(2);
    const message = (source: string) =>
      `modeldex: ${join(place.directory, "my/.cache/runs", source)}.jsonl cannot be read or written (EISDIR). Correct that, and run the command again.\n`;
    expect(stderr).toBe(`${message("civitai")}${message("openrouter")}`);
    const { sources, errors } = JSON.parse(stdout) as { sources: object[]; errors: { source: string }[] };
    expect(sources).toMatchObject([{ source: "huggingface", outcome: "ok" }]);
    expect(errors.map(({ source }) => source)).toEqual(["civitai", "openrouter"]);
    expect(place.has("my/candidates/huggingface.json")).toBe(true);
  });

  test("and is the only one: nothing after it was changed", async () => {
    const place = await makeWorkplace();
    place.write("my/.cache/runs/civitai.jsonl/x", "");
    expect(await place.modeldex("ingest", "civitai")).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr: `modeldex: ${join(place.directory, "my/.cache/runs/civitai.jsonl")} cannot be read or written (EISDIR). Nothing after it was changed.\n`,
    });
  });
});

describe("a registry that may only be read", () => {
  const preload = `--import=${pathToFileURL(join(ROOT, "codegen/test/ingest/preloads/read-only.mjs")).href}`;

  test("is no hindrance to a dry run, which leaves nothing behind", async () => {
    const place = await makeWorkplace();
    const temporary = join(place.directory, "tmp");
    place.write("tmp/x", "");
    const env = { NODE_OPTIONS: preload, READ_ONLY: join(place.directory, "my"), TMPDIR: temporary };
    const before = hashTree(place.directory);
    const { code, stdout, stderr } = await place.start(["ingest", "--dry-run"], env).ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("OpenRouter: ok. 30 records read, 19 candidates (19 new)");
    expect(stdout).toContain(" Nothing was written.\n");
    expect(hashTree(place.directory)).toBe(before);
    expect(readdirSync(temporary)).toEqual(["x"]);
  });

  test("gives its stored answers to one that asks nobody", async () => {
    const place = await makeWorkplace();
    await place.modeldex("ingest", "openrouter");
    const env = { NODE_OPTIONS: preload, READ_ONLY: join(place.directory, "my") };
    const { code, stdout } = await place.start(["ingest", "openrouter", "--dry-run", "--offline"], env).ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(/^OpenRouter: ok\. 30 records read/);
  });

  test("is told to any other run", async () => {
    const place = await makeWorkplace();
    const env = { NODE_OPTIONS: preload, READ_ONLY: join(place.directory, "my") };
    const run = await place.start(["ingest", "openrouter"], env).ended;
    expect(run).toEqual({
      code: 2,
      signal: null,
      stdout: "",
      stderr: `modeldex: ${join(place.directory, "my/.cache")} cannot be read or written (EROFS). Nothing after it was changed.\n`,
    });
  });
});
