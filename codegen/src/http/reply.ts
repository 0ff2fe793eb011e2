// One request and its answer, redirect or failure: through the limiter, in time, of a size, and without secrets.
import { constants } from "node:buffer";
import type { Response } from "undici";
import { findAskedWait } from "./asked-wait.js";
import { readText } from "./body.js";
import { connectionFailure } from "./connection-failure.js";
import { sizeFailure, TryFailure, timeoutFailure } from "./failure.js";
import type { OriginLimiter, Sending } from "./limiter.js";
import type { Departure, Network } from "./network.js";
import type { Run } from "./run.js";
import type { Mask } from "./secrets.js";
import { TimeLimit } from "./time-limit.js";
import type { HttpSettings } from "./types.js";

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly statusText: string;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body; empty where it is of no use and could not be read. */
  readonly text: string;
  /** The moment when it came, by the monotonic clock, where the host asks to wait from then on. */
  readonly askedAt: number | undefined;
}

/** One request. */
export interface Call {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly bucket: string;
  /** Since when it waits because the host asked for it, if it does. */
  readonly since: number | undefined;
  readonly mask: Mask;
  /** Whether the body of an answer with this status is needed. */
  needsBody(status: number): boolean;
}

/** Where requests go. */
export interface Wire {
  readonly settings: HttpSettings;
  readonly run: Run;
  readonly network: Network;
  limiterOf(url: URL): OriginLimiter;
  onSent(): void;
}

/**
 * Sends a request when it is time to.
 *
 * @throws TryFailure, and Stopped when the run ends.
 */
export function exchange(wire: Wire, call: Call): Promise<Reply> {
  const { bucket, since } = call;
  return wire.limiterOf(call.url).pass({ bucket, since, send: () => send(wire, call) });
}

function send(wire: Wire, call: Call): Sending<Reply> {
  let tellStarted: () => void = () => {};
  const started = new Promise<void>((resolve) => {
    tellStarted = resolve;
  });
  let isSent = false;
  const onStart = () => {
    isSent = true;
    wire.onSent();
    tellStarted();
  };
  const answer = inTime(wire, (signal, limit) => receive(wire, call, { signal, onStart, limit }));
  const described = answer.catch((error: unknown) => {
    wire.run.signal.throwIfAborted();
    throw error instanceof TryFailure ? error : connectionFailure(error, isSent, call.mask);
  });
  // Requests that never reach a connection are over with that.
  described.then(tellStarted, tellStarted);
  return { started, answer: described };
}

async function inTime<T>(
  { run, settings }: Wire,
  work: (signal: AbortSignal, limit: TimeLimit) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const late = timeoutFailure(settings.requestTimeout);
  const limit = new TimeLimit(settings.requestTimeout, () => controller.abort(late));
  const stop = () => controller.abort(run.signal.reason);
  run.signal.addEventListener("abort", stop, { once: true });
  try {
    return await work(controller.signal, limit);
  } catch (error) {
    // An aborted stream need not give the reason.
    throw controller.signal.aborted ? controller.signal.reason : error;
  } finally {
    limit.end();
    run.signal.removeEventListener("abort", stop);
  }
}

interface Receiving extends Pick<Departure, "signal" | "onStart"> {
  readonly limit: TimeLimit;
}

async function receive(wire: Wire, call: Call, { signal, onStart, limit }: Receiving): Promise<Reply> {
  const { url, headers: sent } = call;
  const response = await wire.network.get(url, { headers: sent, signal, onStart, onData: () => limit.noteCame() });
  const received = performance.now();
  const { status } = response;
  const headers = Object.fromEntries([...response.headers].map(([name, value]) => [name, call.mask(value)]));
  const asked = findAskedWait(status, headers);
  // At once: the body may take its time, and others are about to be sent.
  if (asked !== undefined) wire.limiterOf(call.url).hold(call.bucket).extend(asked, received);
  const isNeeded = call.needsBody(status);
  const text = call.mask(await read(response, wire.settings.maxBytes, { isNeeded, signal, limit }));
  return { status, statusText: call.mask(response.statusText), headers, text, askedAt: asked && received };
}

// Of a failure's body, a sentence is quoted.
const LONGEST_EXPLANATION = 64 * 1024;

async function read(
  response: Response,
  maxBytes: number,
  { isNeeded, signal, limit }: Pick<Receiving, "signal" | "limit"> & { readonly isNeeded: boolean },
): Promise<string> {
  const most = Math.min(maxBytes, isNeeded ? constants.MAX_STRING_LENGTH : LONGEST_EXPLANATION);
  const tooLarge = () => sizeFailure(most, response.status);
  const reading = readText(response, most, { tooLarge, onPart: () => limit.noteRead() });
  // A failure is a failure, whether or not it can be quoted.
  const text = isNeeded ? await reading : await reading.catch(() => "");
  signal.throwIfAborted();
  return text;
}
