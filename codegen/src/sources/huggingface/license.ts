// The licence of a model: what its card says, else the tag that the Hub makes of a card. What SPDX and the Hub do not
// know is no licence here; what the card says of it stays readable.
import type { FactValue } from "../../candidate.js";
import { visible } from "../../report/escape.js";
import { type License, nameLicense, parseLicense } from "../licenses.js";
import { hubPageOf } from "../records/hub-id.js";
import { plainText } from "../records/plain-text.js";
import { isAcceptable, type Origin, type Statements } from "../records/statements.js";
import type { HubModel, ModelCard } from "./model.js";

// Words of the Hub's list (huggingface.co/docs/hub/repositories-licenses) that leave open which licence it is:
// families, GNU licences that do not say whether later versions count, and no answers. They are known, and say too
// little.
const VAGUE = new Set([
  "agpl-3.0",
  "bsd",
  "cc",
  "gfdl",
  "gpl",
  "gpl-2.0",
  "gpl-3.0",
  "lgpl",
  "lgpl-2.1",
  "lgpl-3.0",
  "odbl",
  "odc-by",
  "unknown",
]);

/** The fields that a licence is written in. */
export const LICENSE_FIELDS = ["license", "license_name", "license_url", "license_raw"] as const;

/** States the licence, all its fields or none. */
export function stateLicense(model: HubModel, statements: Statements): void {
  const { words, field } = findWords(model);
  const [word] = words;
  if (word === undefined) return;
  if (words.length > 1) {
    // One of them, all of them, or some for a part? The card does not say.
    statements.keep("license", words.join(", "));
    return;
  }
  if (word.toLowerCase() === "other") stateNamed(model, word, field, statements);
  else stateListed(model, word, field, statements);
}

interface LicenseWords {
  readonly words: readonly string[];
  readonly field: string;
}

function findWords({ card, tags }: HubModel): LicenseWords {
  const said = card?.license;
  const listed = (Array.isArray(said) ? said : [said]).filter((item): item is string => typeof item === "string");
  const words = unique(listed.map((item) => item.trim()).filter((item) => item !== ""));
  if (words.length > 0) return { words, field: "cardData.license" };
  const tagged = tags.filter((tag) => tag.startsWith(PREFIX)).map((tag) => tag.slice(PREFIX.length).trim());
  return { words: unique(tagged.filter((item) => item !== "")), field: "tags" };
}

const PREFIX = "license:";

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}

function stateListed({ id }: HubModel, word: string, field: string, statements: Statements): void {
  const license = word.length > LONGEST ? undefined : parseLicense(word);
  if (license !== undefined) {
    const at = { field };
    stateAll(statements, [
      ["license", license.license, at],
      ["license_raw", word, at],
      ...nameAndPage(license, at, hubPageOf(id), at),
    ]);
  } else if (VAGUE.has(word.toLowerCase())) statements.keep("license", word);
  else statements.flag("license", word);
}

// `license: other` stands for a licence that only its publisher names.
function stateNamed({ id, card }: HubModel, word: string, field: string, statements: Statements): void {
  const name = plainText(card?.licenseName, LONGEST);
  const license = name === undefined ? undefined : nameLicense(name);
  if (license === undefined) {
    statements.keep("license", word);
    return;
  }
  const at = { field: "cardData.license_name" };
  const { url, origin } = findText(id, card);
  const isStated = stateAll(statements, [
    ["license", license.license, at],
    ["license_raw", word, { field }],
    ...nameAndPage(license, at, url, origin),
  ]);
  if (!isStated) statements.keep("license", `${word}: ${name}`);
}

const LONGEST = 200;

type Part = readonly [path: (typeof LICENSE_FIELDS)[number], value: FactValue, origin: Origin];

function nameAndPage({ name }: License, at: Origin, url: string, urlAt: Origin): Part[] {
  return name === undefined
    ? []
    : [
        ["license_name", name, at],
        ["license_url", url, urlAt],
      ];
}

function stateAll(statements: Statements, parts: readonly Part[]): boolean {
  if (!parts.every(([path, value]) => isAcceptable(path, value))) return false;
  for (const part of parts) statements.state(...part);
  return true;
}

// The link is an address, or a file of the repository; else the model's page is where to look.
function findText(id: string, card: ModelCard | undefined): { readonly url: string; readonly origin: Origin } {
  const field = "cardData.license_link";
  const link = plainText(card?.licenseLink, LONGEST_LINK);
  if (link !== undefined && isAddress(link)) return { url: link, origin: { field } };
  if (link !== undefined && FILE.test(link)) {
    return { url: `${hubPageOf(id)}/blob/main/${link}`, origin: { field, how: "derived" } };
  }
  return { url: hubPageOf(id), origin: { field: "id", how: "derived" } };
}

const LONGEST_LINK = 400;
const FILE = /^(?!.*\.\.)\w[\w.-]*(?:\/\w[\w.-]*)*$/;

// Joiners are of use in a text, and hide in an address.
function isAddress(text: string): boolean {
  const isPlain = visible(text) === text && isAcceptable("license_url", text);
  return isPlain && URL.canParse(text) && new URL(text).protocol === "https:";
}
