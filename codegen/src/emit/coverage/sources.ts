// How many facts each source gave, by how it knows them.
import { isPage } from "../../candidate.js";
import { listSourcedFacts } from "../../facts.js";
import { compareText } from "../../issue.js";
import type { ProvenanceRecord, SourceRecord } from "../../record.js";
import type { EmitContext } from "../context.js";
import { type Cell, emitTable } from "../table.js";
import { emitAddress, emitMarkdown } from "../text.js";

const WAYS = ["declared", "derived", "measured", "self-reported"] as const satisfies ProvenanceRecord["how"][];

/** Facts by how their source knows them. */
type Tally = Record<ProvenanceRecord["how"], number>;

/** Facts of pages of one site. */
interface Site {
  readonly tally: Tally;
  readonly pages: Set<string>;
}

/** Two tables: the declared sources, and the pages that were read one by one. */
export function sourceSections({ models, sources = {} }: EmitContext): string[] {
  const declared = new Map<string, Tally>(Object.keys(sources).map((key) => [key, emptyTally()]));
  const sites = new Map<string, Site>();
  for (const { record } of models) {
    for (const { provenance } of listSourcedFacts(record)) {
      const { source, how } = provenance;
      if (isPage(source)) {
        const site = siteOf(source);
        const found = sites.get(site) ?? { tally: emptyTally(), pages: new Set() };
        sites.set(site, found);
        found.pages.add(source);
        found.tally[how]++;
      } else {
        const tally = declared.get(source);
        if (tally !== undefined) tally[how]++;
      }
    }
  }
  if (declared.size === 0 && sites.size === 0) return [];
  return ["## Sources", "", ...declaredTable(declared, sources), ...siteTable(sites)];
}

function declaredTable(tallies: ReadonlyMap<string, Tally>, sources: Readonly<Record<string, SourceRecord>>): string[] {
  if (tallies.size === 0) return [];
  const rows = mostFirst([...tallies], (tally) => tally).map(([key, tally]): Cell[] => {
    const { title, url, date, license } = sources[key] as SourceRecord;
    const link = `[${emitMarkdown(title)}](${emitAddress(url)})`;
    return [emitMarkdown(key), link, date, license && emitMarkdown(license), ...countCells(tally)];
  });
  return [
    "The licence is that of the source; where there is none, the source states none.",
    "",
    ...emitTable(["Source", "Title", "Date", "Licence", "Facts", ...WAYS], rows),
  ];
}

function siteTable(sites: ReadonlyMap<string, Site>): string[] {
  if (sites.size === 0) return [];
  const rows = mostFirst([...sites], ({ tally }) => tally).map(([site, { tally, pages }]): Cell[] => {
    return [emitMarkdown(site), pages.size, ...countCells(tally)];
  });
  return [
    "Pages that were read one by one, such as a model's card or its configuration; the provenance of each fact has the address.",
    "",
    ...emitTable(["Site", "Pages", "Facts", ...WAYS], rows),
  ];
}

function mostFirst<Value>(entries: [string, Value][], tallyOf: (value: Value) => Tally): [string, Value][] {
  return entries.sort(
    ([leftKey, left], [rightKey, right]) => sum(tallyOf(right)) - sum(tallyOf(left)) || compareText(leftKey, rightKey),
  );
}

function countCells(tally: Tally): number[] {
  return [sum(tally), ...WAYS.map((how) => tally[how])];
}

function sum(tally: Tally): number {
  return WAYS.reduce((total, how) => total + tally[how], 0);
}

function emptyTally(): Tally {
  return { declared: 0, derived: 0, measured: 0, "self-reported": 0 };
}

function siteOf(page: string): string {
  return page.slice("https://".length).split(/[/?#]/)[0] ?? "";
}
