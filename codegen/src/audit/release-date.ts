import { isPage } from "../candidate.js";
import { getField } from "../field-path.js";
import { compareText } from "../issue.js";
import { recordFields } from "../schema.js";
import { type AuditContext, type Audited, modelAudit, question } from "./audit.js";
import { factAbout, provenanceOf, publishedName, show } from "./evidence.js";
import { daysBetween, firstDay, lastDay } from "./quantities.js";

/** Nobody knows a model, adapts it or replaces it before it is released. */
export const releaseDate = modelAudit(
  {
    code: "release-date",
    description: "A model is released before others know it, after its base, and before its successor.",
    needs: "candidates",
  },
  function* (model, context) {
    const { release_date: release } = model.record;
    if (release === undefined) return;
    const [earliest] = [...sightings(model, context)].sort(
      (left, right) => compareText(left.day, right.day) || compareText(left.event, right.event),
    );
    if (earliest !== undefined) {
      const days = daysBetween(earliest.day, firstDay(release));
      if (days > GRACE) {
        const message = `${show(model, FIELD)} is ${days} days after ${earliest.event}`;
        const help = "It may be the date of a later revision; take the first release.";
        yield question(model, FIELD, message, help);
      }
    }
    const month = monthInName(model);
    if (month !== undefined && release.length >= MONTH && !isAround(month, release)) {
      const message = `${show(model, FIELD)} is not near ${month}, which the name ${publishedName(model.record)} tells`;
      yield question(model, FIELD, message, "Is it the date of an earlier version of the model?");
    }
    for (const base of model.record.dependencies?.adapted_from ?? []) {
      const fact = factAbout(base, FIELD, context);
      if (fact === undefined || lastDay(release) >= firstDay(String(fact.value))) continue;
      const message = `${show(model, FIELD)} is before the release of its base ${base}, ${fact.value} (${fact.provenance.source})`;
      yield question(model, FIELD, message, "One of the dates is a later revision's, or the base is another model.");
    }
    const { replaced_by: successor } = model.record;
    const next = successor === undefined ? undefined : factAbout(successor, FIELD, context);
    if (next !== undefined && lastDay(String(next.value)) < firstDay(release)) {
      const message = `${show(model, FIELD)} is after the release of its successor ${successor}, ${next.value} (${next.provenance.source})`;
      yield question(
        model,
        FIELD,
        message,
        "One of the dates is a later revision's, or the successor is another model.",
      );
    }
  },
);

const FIELD = "release_date";

// Repositories are made days or weeks before they are announced.
const GRACE = 31;

const MONTH = "2024-05".length;

/** Many publishers end names in year and month: 2411 is November 2024. */
function monthInName(model: Audited): string | undefined {
  const [, year, month] = /(?<![a-z0-9.])(2[3-9])(0[1-9]|1[0-2])$/i.exec(publishedName(model.record)) ?? [];
  return year === undefined ? undefined : `20${year}-${month}`;
}

function isAround(month: string, release: string): boolean {
  return (
    daysBetween(lastDay(release), firstDay(month)) <= GRACE && daysBetween(lastDay(month), firstDay(release)) <= GRACE
  );
}

interface Sighting {
  readonly day: string;
  readonly event: string;
}

// Whoever states any fact about a model knew it on the day of that statement.
function* sightings(model: Audited, { sources }: AuditContext): Iterable<Sighting> {
  for (const { path } of recordFields) {
    const provenance = getField(model.record, path) === undefined ? undefined : provenanceOf(model.record, path);
    const statements = provenance === undefined ? [] : [provenance];
    for (const { source, date } of [...statements, ...model.said(path).map((fact) => fact.provenance)]) {
      const day = date ?? (isPage(source) ? undefined : sources[source]?.date);
      if (day !== undefined) yield { day, event: `${source} knew the model (${day})` };
    }
  }
  for (const field of [FIELD, "popularity.date"]) {
    for (const { value, provenance } of model.said(field)) {
      yield { day: lastDay(String(value)), event: `${field} as ${provenance.source} has it (${value})` };
    }
  }
}
