// The time that a host has for an answer. It is up when the host is late, not while this side still unpacks what came in time: a small
// body can hold a huge one, and on a busy machine that takes longer than the way over the network.
import { LONGEST_TIMER } from "./clock.js";

// At least one piece comes out of an unpacker that has work to do.
const LEAST_STEP = 100;

/** Runs until it is ended, or late. Times in milliseconds. */
export class TimeLimit {
  readonly #onLate: () => void;
  readonly #step: number;
  #timer: NodeJS.Timeout;
  #isEnded = false;
  #came = 0;
  #read = 0;

  constructor(milliseconds: number, onLate: () => void) {
    this.#onLate = onLate;
    this.#step = Math.max(LEAST_STEP, milliseconds / 10);
    // Where this process was held up itself, timers are due before what has come meanwhile is taken in.
    const expire = () => setImmediate(() => this.#judge(this.#came, -1));
    this.#timer = setTimeout(expire, Math.min(milliseconds, LONGEST_TIMER));
  }

  /** Notes that bytes came from the host. */
  noteCame(): void {
    this.#came++;
  }

  /** Notes that bytes were read, unpacked. */
  noteRead(): void {
    this.#read++;
  }

  /** Ends it; nothing is late any more. */
  end(): void {
    this.#isEnded = true;
    clearTimeout(this.#timer);
  }

  // Only what came in time counts, and only for as long as something of it comes out.
  #judge(came: number, read: number): void {
    if (this.#isEnded) return;
    if (this.#came === 0 || this.#came !== came || this.#read === read) this.#onLate();
    else this.#timer = setTimeout((known: number) => this.#judge(came, known), this.#step, this.#read);
  }
}
