// The record of a page's files: what it may say. Files in it are removed, so it must not lead out of the directory.
import { join } from "node:path";
import { expect, it } from "vitest";
import { formatSiteRecord, readSiteRecord } from "../../src/site/site-record.js";
import { UsageError } from "../../src/usage-error.js";
import { temporaryDirectory, write } from "../robustness/support.js";

it("is read as it was written, and may be missing", async () => {
  const directory = temporaryDirectory();
  expect(await readSiteRecord(directory)).toBeUndefined();
  const paths = new Set(["models/a-1.5.html", "assets/app-B_x-1.js", "index.html"]);
  write(join(directory, "modeldex-site.json"), formatSiteRecord(paths));
  expect(await readSiteRecord(directory)).toEqual(new Set([...paths].sort()));
});

it.each([
  "",
  "{",
  "null",
  "[]",
  "{}",
  '{ "files": "index.html" }',
  '{ "files": { "length": 1, "0": "index.html" } }',
  '{ "files": [1] }',
  '{ "files": [["index.html"]] }',
  '{ "files": [".."] }',
  '{ "files": ["../x"] }',
  '{ "files": ["models/../../x"] }',
  '{ "files": ["models/./x"] }',
  '{ "files": ["/etc/hostname"] }',
  '{ "files": ["C:\\\\x"] }',
  '{ "files": ["C:/x"] }',
  '{ "files": ["models\\\\..\\\\..\\\\x"] }',
  '{ "files": ["models//x.html"] }',
  '{ "files": ["models/"] }',
  '{ "files": [".git/config"] }',
  '{ "files": ["index.html\\n"] }',
  '{ "files": ["index.html\\u0000"] }',
  '{ "files": [""] }',
])("%s is refused", async (text) => {
  const directory = temporaryDirectory();
  const path = write(join(directory, "modeldex-site.json"), text);
  await expect(readSiteRecord(directory)).rejects.toEqual(
    new UsageError(`${path} does not list the files of a page. Empty the directory, and run the command again.`),
  );
});
