// What a run keeps of one model between reading and writing.
import type { ListedCandidate } from "../listing.js";

/** One model as a run met it. */
export interface RunEntry {
  readonly candidate: ListedCandidate;
  /** Fields of which the run could not tell; an earlier run's word on them stays. */
  readonly hidden: readonly string[];
}
