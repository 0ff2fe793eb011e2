// The one way to the network: polite, patient, and with a memory on disk.
import { ask } from "./ask.js";
import { isSuccess, type Outcome, type Question } from "./attempt.js";
import { dayOf } from "./http-date.js";
import { openWire, type Wait } from "./open-wire.js";
import { withoutExtras } from "./redirect.js";
import type { Wire } from "./reply.js";
import { RequestError } from "./request-error.js";
import { nameRequest } from "./request-name.js";
import { describeStop, type Run, Stopped, startRun } from "./run.js";
import { createMask, type Mask } from "./secrets.js";
import { AnswerStore, type FoundAnswer, keptHeaders } from "./store.js";
import type { HttpSettings, JsonAnswer, JsonClient, JsonRequest } from "./types.js";

/** How a client works. */
export interface JsonClientOptions {
  readonly settings: HttpSettings;
  /** Directory of the store of answers; undefined for none. */
  readonly cache: string | undefined;
  /** Whether answers come from the store only, and nobody is asked. */
  readonly offline: boolean;
  /** Values that must not appear in answers and messages, such as tokens. Less than six characters are none. */
  readonly secrets: readonly string[];
  readonly userAgent: string;
  /** Interrupts everything. */
  readonly signal?: AbortSignal | undefined;
  /** Called when a host asks to wait and a request begins to. */
  readonly onWait?: ((wait: Wait) => void) | undefined;
}

/** A client that may hold connections. */
export interface OpenJsonClient extends JsonClient {
  /** Stops what is under way, and gives up all connections. */
  close(): Promise<void>;
}

/** Makes a client. The time of the run begins now, and the proxies are those of the environment now. */
export function createJsonClient(options: JsonClientOptions): OpenJsonClient {
  return new Client(options);
}

class Client implements OpenJsonClient {
  readonly counts = { sent: 0, stored: 0, waited: 0 };
  readonly #run: Run;
  readonly #wire: Wire | undefined;
  readonly #store: AnswerStore | undefined;
  readonly #secrets: readonly string[];
  readonly #mask: Mask;
  readonly #headers: Readonly<Record<string, string>>;

  constructor({ settings, cache, offline, secrets, userAgent, signal, onWait }: JsonClientOptions) {
    this.#run = startRun(settings.runTimeout, signal);
    this.#wire = offline ? undefined : openWire({ settings, run: this.#run, counts: this.counts, onWait });
    this.#store = cache === undefined ? undefined : new AnswerStore(cache);
    this.#secrets = [...secrets, ...(this.#wire?.network.secrets ?? [])];
    this.#mask = createMask(this.#secrets);
    this.#headers = { accept: "application/json", "user-agent": userAgent };
  }

  async getJson(request: JsonRequest): Promise<JsonAnswer> {
    const question = this.#prepare(request);
    const { reason } = this.#run.signal;
    if (reason instanceof Stopped) {
      const { url, mask } = question;
      throw new RequestError({ request: nameRequest(url, mask), ...describeStop(reason, this.#run) });
    }
    const key = keyOf(question);
    const found = await this.#find(key, request);
    if (found !== undefined && (this.#wire === undefined || request.immutable)) return this.#recall(found, question);
    if (this.#wire === undefined) throw offlineError(question);
    const outcome = await ask(this.#wire, { ...question, validators: found && validatorsOf(found, question) });
    if (found !== undefined && outcome.isConfirmed) return this.#confirm(key, found, outcome);
    return this.#keep(key, outcome, request);
  }

  async close(): Promise<void> {
    this.#run.end();
    await this.#wire?.network.close();
  }

  #prepare({ url, token, bucket = "", accept = [] }: JsonRequest): Question {
    // An empty variable of the environment is no token.
    const sent = token === "" ? undefined : token;
    const isKnown = sent === undefined || this.#secrets.includes(sent);
    const mask = isKnown ? this.#mask : createMask([...this.#secrets, sent]);
    return {
      url: withoutExtras(url),
      token: sent,
      bucket,
      accept,
      mask,
      headers: this.#headers,
      validators: undefined,
    };
  }

  /** A stored answer that would be one to this request, too. */
  async #find(key: string, { accept, mayKeep }: JsonRequest): Promise<FoundAnswer | undefined> {
    const found = await this.#store?.read(key);
    if (found === undefined || isSuccess(found.status)) return found;
    return accept?.includes(found.status) && mayKeep?.(found) ? found : undefined;
  }

  #recall({ status, headers, body, date, url }: FoundAnswer, question: Question): JsonAnswer {
    this.counts.stored++;
    return { status, headers, body, date, url: url === undefined ? question.url : new URL(url) };
  }

  /** The host said that the stored answer is still the right one. */
  async #confirm(key: string, found: FoundAnswer, { reply, url }: Outcome): Promise<JsonAnswer> {
    const { status, body, text: _, ...known } = found;
    const headers = { ...known.headers, ...keptHeaders(reply.headers) };
    const date = dayOf(reply.headers.date);
    const isNews =
      date !== known.date || Object.entries(headers).some(([name, value]) => known.headers[name] !== value);
    if (isNews) await this.#store?.describe(key, { ...known, status, headers, date });
    this.counts.stored++;
    return { status, headers, body, date, url };
  }

  async #keep(key: string, { reply, url, body, isRedirected }: Outcome, request: JsonRequest): Promise<JsonAnswer> {
    const { status, headers } = reply;
    const date = dayOf(headers.date);
    // That something never existed at an address that cannot change stays true, too, if it was its host who said so.
    if (isSuccess(status) || (request.immutable && request.mayKeep?.({ status, headers }))) {
      const text = body === undefined ? "" : reply.text;
      const place = isRedirected ? { url: url.href } : {};
      await this.#store?.write(key, { status, date, headers: keptHeaders(headers), text, ...place });
    }
    return { status, headers, body, date, url };
  }
}

// All of the address: its name in messages may be that of other requests, too.
function keyOf({ url, mask, token }: Question): string {
  return `GET ${mask(url.href)} ${token === undefined ? "without" : "with"} token`;
}

function validatorsOf({ status, headers, url }: FoundAnswer, question: Question): Question["validators"] {
  const { etag, "last-modified": modified } = headers;
  if (!isSuccess(status) || (etag === undefined && modified === undefined)) return undefined;
  return {
    url: url ?? question.url.href,
    headers: {
      ...(etag === undefined ? {} : { "if-none-match": etag }),
      ...(modified === undefined ? {} : { "if-modified-since": modified }),
    },
  };
}

function offlineError({ url, mask }: Question): RequestError {
  return new RequestError({
    fault: "offline",
    request: nameRequest(url, mask),
    event: "is not in the store, and --offline asks nobody",
    help: "Run it once without --offline.",
  });
}
