// Where a fact of a record comes from, in the words of the page.
import type { ProvenanceRecord, SourceRecord } from "@modeldex/codegen";
import { linkTo } from "../facts/display.js";
import { own } from "../facts/own.js";

/** The origin of one fact. What is not stated is absent. */
export interface Origin {
  readonly how: ProvenanceRecord["how"];
  /** Title of the data set, or host and path of a page. */
  readonly source: string;
  readonly href?: string;
  /** Field of the source that states it. */
  readonly field?: string;
  readonly date?: string;
  /** Revision of the source. */
  readonly revision?: string;
  readonly note?: string;
}

/** Provenance by path, as it stands in a record. */
export type Provenance = Readonly<Record<string, ProvenanceRecord>>;

/** Where the value at a path comes from: its own provenance counts, else that of the nearest group above it. */
export function originOf(
  path: string,
  provenance: Provenance,
  sources: Readonly<Record<string, SourceRecord>>,
): Origin | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) {
    const group = path.slice(0, end);
    const found = own(provenance, group);
    if (found !== undefined) return describe(found, sources);
  }
  return undefined;
}

function describe(
  { source, field, date, revision, how, note }: ProvenanceRecord,
  sources: Readonly<Record<string, SourceRecord>>,
): Origin {
  const known = own(sources, source);
  const optional = { field, date: date ?? known?.date, revision: revision ?? known?.revision, note };
  return {
    how,
    source: known?.title ?? placeOf(source),
    ...linkTo(known?.url ?? source),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  };
}

/** Host and path of an address; any other text as it is. */
export function placeOf(address: string): string {
  const { href } = linkTo(address);
  if (href === undefined) return address;
  const { host, pathname } = new URL(href);
  return pathname === "/" ? host : host + readable(pathname);
}

// Signs beyond ASCII as people write them.
function readable(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** A commit as people quote it; any other name of a revision as it is. */
export function shortRevision(revision: string): string {
  return /^[0-9a-f]{40,}$/.test(revision) ? revision.slice(0, 10) : revision;
}
