import { isPage } from "../candidate.js";
import { getField } from "../field-path.js";
import { count } from "../report/wording.js";
import { recordFields } from "../schema.js";
import { type Audit, type AuditContext, type Audited, type Finding, type MaximumAge, question } from "./audit.js";
import { nameOf, provenanceOf, sourceOf } from "./evidence.js";
import { daysBetween, groupBy, lastDay } from "./quantities.js";

/** Facts and snapshots are not older than asked: one finding per source or page, for reading it again renews them all. */
export const staleFact: Audit = {
  code: "stale-fact",
  description: "Popularity, sources and pages are not older than --max-age says.",
  needs: "age",
  *examine(context) {
    const { age } = context;
    if (age === undefined) return;
    yield* examinePopularity(context, age);
    yield* examineStatements(context, age);
  },
};

const READ_AGAIN = "Read it again.";

// Snapshots bear days of their own, which may be long before the source was read.
function* examinePopularity({ models }: AuditContext, age: MaximumAge): Iterable<Finding> {
  const snapshots = models.flatMap((model) => {
    const { date } = model.record.popularity ?? {};
    const days = date === undefined ? 0 : daysBetween(lastDay(date), age.today);
    return days > age.days ? [{ model, date, days }] : [];
  });
  for (const group of groupBy(snapshots, ({ model }) => sourceOf(model.record, DATE) ?? "").values()) {
    const oldest = group.reduce((left, right) => (right.days > left.days ? right : left));
    const source = sourceOf(oldest.model.record, DATE);
    const others = group.length === 1 ? "" : `, the oldest of ${group.length} snapshots that are too old`;
    const message = `popularity of ${oldest.date}${source === undefined ? "" : ` (${source})`} is ${oldest.days} days old${others}`;
    yield question(oldest.model, DATE, message, READ_AGAIN);
  }
}

const DATE = "popularity.date";

function* examineStatements({ models, sources }: AuditContext, age: MaximumAge): Iterable<Finding> {
  const statements = models.flatMap((model) => [...statementsOf(model, sources)]);
  for (const [source, group] of groupBy(statements, (statement) => statement.source)) {
    if (isPage(source)) {
      const { model, field, date } = group.reduce((left, right) => (right.date < left.date ? right : left));
      const days = daysBetween(date, age.today);
      if (days <= age.days) continue;
      yield question(model, field, `${nameOf(field)} was read ${days} days ago, ${date}, from ${source}`, READ_AGAIN);
      continue;
    }
    const days = daysBetween(group[0].date, age.today);
    if (days <= age.days) continue;
    const users = new Set(group.map(({ model }) => model)).size;
    const message = `The state of ${source} is ${days} days old (${group[0].date}) and backs ${count(group.length, "fact")} of ${count(users, "model")}`;
    yield { at: ["sources", source, "date"], message, help: READ_AGAIN };
  }
}

interface Statement {
  readonly model: Audited;
  readonly field: string;
  readonly source: string;
  readonly date: string;
}

/** Of a declared source the state that was read counts, of a page the day. */
function* statementsOf(model: Audited, sources: AuditContext["sources"]): Iterable<Statement> {
  for (const { path } of recordFields) {
    const provenance = getField(model.record, path) === undefined ? undefined : provenanceOf(model.record, path);
    if (provenance === undefined) continue;
    const { source } = provenance;
    const date = isPage(source) ? provenance.date : sources[source]?.date;
    if (date !== undefined) yield { model, field: path, source, date };
  }
}
