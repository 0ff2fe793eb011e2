// Licences as the Hub writes them (`apache-2.0`, `gemma`) to SPDX ids, or to a LicenseRef with the licence's full name.
import { createRequire } from "node:module";

/** A licence as the registry writes it; `name` only for licences that SPDX does not list. */
export interface License {
  readonly license: string;
  readonly name?: string;
}

const require = createRequire(import.meta.url);
const spdxIds = require("spdx-license-ids") as string[];
const SPDX_IDS: ReadonlySet<string> = new Set(spdxIds);
const SPDX_BY_LOWER_CASE = new Map(spdxIds.map((id) => [id.toLowerCase(), id]));

// Licences of the Hub's list that SPDX does not have, with the names of that list (huggingface.co/docs/hub/repositories-licenses)
// and, for those newer than the list, with the titles of their texts. `gpl-3.0` and its kin are not here on purpose:
// the Hub does not say whether later versions count, SPDX wants to know.
const NAME_BY_HUB_ID: Readonly<Record<string, string>> = {
  openrail: "OpenRAIL license family",
  "openrail++": "Open Rail++-M License",
  "bigscience-openrail-m": "BigScience OpenRAIL-M",
  "creativeml-openrail-m": "CreativeML OpenRAIL-M",
  "bigscience-bloom-rail-1.0": "BigScience BLOOM RAIL 1.0",
  "bigcode-openrail-m": "BigCode Open RAIL-M v1",
  "deepfloyd-if-license": "DeepFloyd IF Research License Agreement",
  llama2: "Llama 2 Community License Agreement",
  llama3: "Meta Llama 3 Community License Agreement",
  "llama3.1": "Llama 3.1 Community License Agreement",
  "llama3.2": "Llama 3.2 Community License Agreement",
  "llama3.3": "Llama 3.3 Community License Agreement",
  llama4: "Llama 4 Community License Agreement",
  gemma: "Gemma Terms of Use",
};

/** Whether a text is an id of the SPDX list, with its capitals. */
export function isSpdxId(text: string): boolean {
  return SPDX_IDS.has(text);
}

/** The licence meant by a Hub id or an SPDX id in any case. Undefined when it is neither or says too little. */
export function parseLicense(raw: string): License | undefined {
  const id = raw.trim().toLowerCase();
  const spdx = SPDX_BY_LOWER_CASE.get(id);
  if (spdx !== undefined) return { license: spdx };
  const name = Object.hasOwn(NAME_BY_HUB_ID, id) ? NAME_BY_HUB_ID[id] : undefined;
  return name === undefined ? undefined : { license: `LicenseRef-${refName(id)}`, name };
}

/** A licence that only its publisher names, such as `license_name` beside `license: other` on the Hub. */
export function nameLicense(name: string): License | undefined {
  const ref = refName(name.trim());
  return ref === "" ? undefined : { license: `LicenseRef-${ref}`, name: name.trim() };
}

// SPDX allows letters, digits, dots and hyphens after `LicenseRef-`.
function refName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll("+", "-plus")
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
}
