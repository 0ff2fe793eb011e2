// A Hub on loopback: answers for a config.json as the real one does, by the id of the model.
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { REPOSITORY } from "./repository.js";
import type { RunningServer } from "./servers.js";

/**
 * Starts the Hub. It has the models of `registry/configs.json`, and these, `*` for whatever a test needs to be alone:
 *
 * - `Test/held-*` answers after `/release/Test/held-*` was asked for.
 * - `Test/flaky-*` fails once, `Test/down-*` three times, which is as often as a client tries.
 * - `Test/rate-limited` does not say how long to wait, `Test/rate-limited-60` says 60 s.
 * - `Test/no-config`, `Test/gated`, `Test/forbidden`, `Test/unreachable`, `Test/html`, `Test/list`, `Test/huge`, `Test/hostile`.
 * - `Test/renamed` is now `Qwen/Qwen2.5-7B`, `Test/renamed-elsewhere` on another host.
 *
 * Any other is none that the public may see.
 */
export async function startHub(): Promise<RunningServer> {
  const hub = new Hub(await readConfigs());
  const server = createServer((request, response) => hub.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It lives as long as the run, also one whose set-up fails.
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readConfigs(): Promise<ReadonlyMap<string, object>> {
  const text = await readFile(join(REPOSITORY, "registry/configs.json"), "utf8");
  const { configs } = JSON.parse(text) as { configs: { huggingface_id: string; config: object }[] };
  return new Map(configs.map(({ huggingface_id, config }) => [huggingface_id, config]));
}

/** A config.json of a model that is written to break what shows it. */
export const HOSTILE_CONFIG = `{
  "model_type": "<img src=x onerror=\\"document.title='broken'\\">",
  "architectures": ["</script><script>document.title='broken'</script>", "${"A".repeat(190)}"],
  "__proto__": { "num_hidden_layers": 7, "polluted": true },
  "constructor": { "prototype": { "polluted": true } },
  "num_hidden_layers": 1e308,
  "hidden_size": 9007199254740991,
  "vocab_size": -5,
  "num_attention_heads": "<b>8</b>",
  "max_position_embeddings": 4096,
  "torch_dtype": "<u>float16</u>",
  "rope_scaling": { "type": "<i>yarn</i>", "factor": Infinity },
  "quantization_config": { "quant_method": "<s>awq</s>", "bits": 4, "modules_to_not_convert": ["<a href='//evil.example'>", "\\u202e\\u2066"] }
}`;

// As the Hub answers a page: any origin may read its answers, and these headers of them. How long to wait is not among them.
const EXPOSED =
  "X-Repo-Commit,X-Request-Id,X-Error-Code,X-Error-Message,X-Total-Count,ETag,Link,Accept-Ranges,Content-Range," +
  "X-Linked-Size,X-Linked-ETag,X-Xet-Hash";
const COMMIT = "8f2f0d5f9c4a3e7b1d6c5a4f3e2d1c0b9a8f7e6d";

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | object;
}

const ANSWERS: Readonly<Record<string, Answer>> = {
  "Test/no-config": {
    status: 404,
    headers: { "x-error-code": "EntryNotFound", "x-error-message": "Entry not found" },
    body: "Entry not found",
  },
  "Test/gated": {
    status: 401,
    headers: { "x-error-code": "GatedRepo", "x-error-message": "Access to model Test/gated is restricted." },
    body: "Access to model Test/gated is restricted.",
  },
  "Test/forbidden": {
    status: 403,
    headers: { "x-error-code": "GatedRepo", "x-error-message": "Access to model Test/forbidden is restricted." },
    body: "Access to model Test/forbidden is restricted.",
  },
  "Test/rate-limited": { status: 429, headers: { "retry-after": "60", ratelimit: '"resolvers";r=0;t=60' } },
  // A mirror that lets pages read it.
  "Test/rate-limited-60": {
    status: 429,
    headers: { "retry-after": "60", "access-control-expose-headers": `${EXPOSED},Retry-After` },
  },
  "Test/html": { headers: { "content-type": "text/html" }, body: "<!doctype html><title>Sign in</title>" },
  "Test/list": { body: [1, 2] },
  "Test/huge": { body: `{"model_type":"${"a".repeat(4 * 1024 * 1024)}"}` },
  "Test/hostile": { body: HOSTILE_CONFIG },
  "Test/renamed": { status: 307, headers: { location: "/Qwen/Qwen2.5-7B/resolve/main/config.json" } },
};

// To whom it does not know, the Hub does not say what there is.
const MISSING: Answer = {
  status: 401,
  headers: { "x-error-message": "Invalid username or password." },
  body: "Invalid username or password.",
};
const UNAVAILABLE: Answer = { status: 503, body: "Service Unavailable" };
const SMALL_MODEL = "Qwen/Qwen2.5-0.5B";

class Hub {
  readonly #configs: ReadonlyMap<string, object>;
  readonly #asked = new Map<string, number>();
  readonly #held = new Map<string, () => void>();
  readonly #released = new Set<string>();

  constructor(configs: ReadonlyMap<string, object>) {
    this.#configs = configs;
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? "/", "http://hub");
    const [, kept] = /^\/api\/resolve-cache\/models\/(.+)\/[0-9a-f]{40}\/config\.json$/.exec(pathname) ?? [];
    const [, id] = /^\/(.+)\/resolve\/main\/config\.json$/.exec(pathname) ?? [];
    const [, released] = /^\/release\/(.+)$/.exec(pathname) ?? [];
    const say = (answer: Answer) => send(response, request, answer);
    if (kept !== undefined) say({ headers: { "x-repo-commit": COMMIT }, body: this.#configs.get(kept) ?? {} });
    else if (released !== undefined) this.#release(released, say);
    else if (id === "Test/unreachable") response.destroy();
    else if (id?.startsWith("Test/held-") && !this.#released.has(id)) this.#held.set(id, () => say(found(SMALL_MODEL)));
    else if (id === "Test/renamed-elsewhere") say(elsewhere(request));
    else say(id === undefined ? { status: 404, body: "Not Found" } : this.#answerFor(id));
  }

  #answerFor(id: string): Answer {
    const times = (this.#asked.get(id) ?? 0) + 1;
    this.#asked.set(id, times);
    const failures = id.startsWith("Test/flaky-") ? 1 : id.startsWith("Test/down-") ? 3 : 0;
    if (times <= failures) return UNAVAILABLE;
    if (failures > 0 || this.#released.has(id)) return found(SMALL_MODEL);
    return ANSWERS[id] ?? (this.#configs.has(id) ? found(id) : MISSING);
  }

  #release(id: string, say: (answer: Answer) => void): void {
    this.#released.add(id);
    this.#held.get(id)?.();
    this.#held.delete(id);
    say({ body: "released" });
  }
}

// The same server by another name: whoever may ask it gets an answer.
function elsewhere({ headers: { host = "" } }: IncomingMessage): Answer {
  const location = `http://${host.replace("127.0.0.1", "localhost")}/api/resolve-cache/models/${SMALL_MODEL}/${COMMIT}/config.json`;
  return { status: 307, headers: { location } };
}

// Small files are answered from a cache by their commit.
function found(id: string): Answer {
  const location = `/api/resolve-cache/models/${id}/${COMMIT}/config.json?%2F${encodeURIComponent(id)}%2Fresolve%2Fmain%2Fconfig.json=`;
  return { status: 307, headers: { location, "x-repo-commit": COMMIT }, body: "Temporary Redirect" };
}

function send(
  response: ServerResponse,
  request: IncomingMessage,
  { status = 200, headers = {}, body = "" }: Answer,
): void {
  response
    .writeHead(status, {
      "content-type": "text/plain; charset=utf-8",
      "access-control-allow-origin": request.headers.origin ?? "https://huggingface.co",
      "access-control-expose-headers": EXPOSED,
      vary: "Origin",
      ...headers,
    })
    .end(typeof body === "string" ? body : JSON.stringify(body));
}
