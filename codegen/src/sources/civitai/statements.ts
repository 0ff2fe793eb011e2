// What one source says of one model on one day: facts that the schema accepts, each with its provenance.
import type { Fact, FactValue } from "../../candidate.js";
import type { ProvenanceRecord } from "../../record.js";
import { fieldAccepts } from "../field-values.js";

/** Where in the source's record a value stands, and how it became the fact. */
export type Basis = Pick<ProvenanceRecord, "field" | "how" | "note">;

/** Collects the facts of a candidate. */
export class Statements {
  readonly facts: Record<string, Fact> = {};

  constructor(
    /** Name of the source, as provenance has it. */
    private readonly source: string,
    /** Day of the answer, `YYYY-MM-DD`. */
    private readonly date: string,
  ) {}

  /** States a fact; a value that is unknown or that the schema refuses states nothing. */
  state(path: string, value: FactValue | undefined, { field, how, note }: Basis): void {
    if (value === undefined || !fieldAccepts(path, value)) return;
    this.facts[path] = {
      value,
      provenance: {
        source: this.source,
        ...(field === undefined ? {} : { field }),
        date: this.date,
        how,
        ...(note === undefined ? {} : { note }),
      },
    };
  }
}
