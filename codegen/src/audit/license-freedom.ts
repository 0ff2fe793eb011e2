// How much a licence forbids, as far as its identifier tells: four levels, for comparing two of them.
import parse, { type Info } from "spdx-expression-parse";

/** 0 permissive, 1 share-alike, 2 conditions of its own, 3 no commercial use or no changes. */
export type FreedomLevel = 0 | 1 | 2 | 3;

/** The level of an SPDX expression: the freest choice of `OR`, the strictest part of `AND`; undefined for other text. */
export function freedomOf(expression: string, name = ""): FreedomLevel | undefined {
  try {
    return levelOf(parse(expression), name);
  } catch {
    return undefined;
  }
}

function levelOf(info: Info, name: string): FreedomLevel {
  if ("conjunction" in info) {
    const sides = [levelOf(info.left, name), levelOf(info.right, name)] as const;
    return (info.conjunction === "or" ? Math.min(...sides) : Math.max(...sides)) as FreedomLevel;
  }
  const { license } = info;
  if (STRICT.test(license)) return 3;
  if (license.startsWith("LicenseRef-")) return STRICT_NAME.test(name) ? 3 : 2;
  if (/RAIL/i.test(license)) return 2;
  return SHARE_ALIKE.test(license) ? 1 : 0;
}

const STRICT = /-(?:NC|ND)(?:-|$)|non-?commercial|research/i;
const STRICT_NAME = /non-?commercial|research/i;
const SHARE_ALIKE = /-SA(?:-|$)|^(?:A|L)?GPL-|^MPL-|^EUPL-|^OSL-/;
