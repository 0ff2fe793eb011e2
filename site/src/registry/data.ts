// The data of the registry, as its scripts hand it over.
import type { Facts } from "../facts/display.js";
import { fromColumns, type ListColumns } from "./columns.js";
import type { ListModel } from "./list-model.js";

declare global {
  var modeldexList: ListColumns | undefined;
  var modeldexFacts: Record<number, readonly Facts[]> | undefined;
  // The policy of the pages asks for it where the browser has it. What it makes stands for an address wherever one is asked for.
  var trustedTypes: { createPolicy(name: string, rules: ScriptAddresses): ScriptAddresses } | undefined;
}

interface ScriptAddresses {
  createScriptURL(address: string): string;
}

function columns(): ListColumns {
  const { modeldexList } = globalThis;
  if (modeldexList === undefined) throw new Error("The script with the list did not run.");
  return modeldexList;
}

/** All models of the registry, by id. */
export function readList(): readonly ListModel[] {
  return fromColumns(columns());
}

/**
 * All facts of the model at a place of the list.
 *
 * Rejects where their file cannot be loaded.
 */
export async function loadFacts(place: number, root: string): Promise<Facts> {
  const { perFile, factFiles } = columns();
  const index = Math.floor(place / perFile);
  const path = factFiles[index];
  if (path === undefined) throw new RangeError(`There is no model at place ${place}.`);
  if (globalThis.modeldexFacts?.[index] === undefined) await loadScript(root + path);
  const facts = globalThis.modeldexFacts?.[index]?.[place % perFile];
  if (facts === undefined) throw new Error(`${path} does not hold the facts of the model at place ${place}.`);
  return facts;
}

const loading = new Map<string, Promise<void>>();

// A script, because a page that was opened as a file may load nothing else.
function loadScript(src: string): Promise<void> {
  let loaded = loading.get(src);
  if (loaded === undefined) {
    loaded = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        loading.delete(src);
        script.remove();
        reject(new Error(`${src} could not be loaded.`));
      });
      script.src = trustedAddress(src);
      document.head.append(script);
    });
    loading.set(src, loaded);
  }
  return loaded;
}

// Nothing but files of facts may become a script.
const ADDRESSES: ScriptAddresses = {
  createScriptURL: (address) => {
    if (!/^(?:\.\.\/)?data\/facts-\d+-[0-9a-f]+\.js$/.test(address)) throw new TypeError(`${address} holds no facts.`);
    return address;
  },
};

let policy: ScriptAddresses | undefined;

function trustedAddress(src: string): string {
  policy ??= globalThis.trustedTypes?.createPolicy("modeldex-data", ADDRESSES) ?? ADDRESSES;
  return policy.createScriptURL(src);
}
