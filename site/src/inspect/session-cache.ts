// Characteristics that the Hub gave, kept as long as the tab: what was asked once is not asked again after a reload.
import type { CharacteristicsCache } from "modeldex/hub";
import { isCharacteristics } from "./check-characteristics.js";

const PREFIX = "modeldex-characteristics ";

/** The part of `sessionStorage` that is used. */
export interface KeyedTexts {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/**
 * A cache in the storage that `open` gives; looking at `sessionStorage` alone may throw. Storage that is forbidden, full or broken
 * keeps nothing, and an entry that is not as expected is asked for again: neither is a fault of the model.
 */
export function sessionCache(open: () => KeyedTexts): CharacteristicsCache {
  return {
    get: (key) => {
      try {
        const kept: unknown = JSON.parse(open().getItem(PREFIX + key) ?? "null");
        return isCharacteristics(kept) ? kept : undefined;
      } catch {
        return undefined;
      }
    },
    set: (key, value) => {
      try {
        open().setItem(PREFIX + key, JSON.stringify(value));
      } catch {}
    },
  };
}
