// The client of the Hub, against a real server on loopback.
import { describe, expect, test } from "vitest";
import { createHubClient, fetchCharacteristics, type HubRequestOptions } from "../../src/hub/index.js";
import { failureOf, QUICK, TOKEN } from "./failure.js";
import { always, HUB_ERRORS, inTurn, LLAMA, send, startHub } from "./server.js";

describe("one model", () => {
  test("is one request for its config.json", async () => {
    const hub = await startHub(always({ body: LLAMA }));
    const found = await fetchCharacteristics("org/name", { endpoint: hub.endpoint });
    expect(found).toMatchObject({ modelType: "llama", contextWindow: 2_048, layers: 2, quantizationMethod: "gptq" });
    expect(found.evidence.layers).toMatchObject({ from: "num_hidden_layers", how: "declared" });
    expect(hub.seen.map(({ path }) => path)).toEqual(["/org/name/resolve/main/config.json"]);
    expect(hub.seen[0]?.headers.authorization).toBeUndefined();
  });

  test("may be of one segment, at a revision, of a mirror with a path, and for a token", async () => {
    const hub = await startHub(always({ body: LLAMA }));
    const options = { endpoint: `${hub.endpoint}/mirror/`, revision: "refs/pr/1", token: TOKEN };
    await fetchCharacteristics("gpt2", options);
    expect(hub.seen.map(({ path }) => path)).toEqual(["/mirror/gpt2/resolve/refs%2Fpr%2F1/config.json"]);
    expect(hub.seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  test("is found where a redirect leads, as the Hub sends all to its store", async () => {
    const hub = await startHub(({ url }, response) => {
      if (url === "/store/config.json") send(response, { body: LLAMA });
      else send(response, { status: 307, headers: { location: "/store/config.json" } });
    });
    expect(await fetchCharacteristics("org/name", { endpoint: hub.endpoint })).toMatchObject({ layers: 2 });
  });

  test("does not show the token to another host that a redirect leads to", async () => {
    const store = await startHub(always({ body: LLAMA }));
    const hub = await startHub(always({ status: 302, headers: { location: `${store.endpoint}/config.json` } }));
    await fetchCharacteristics("org/name", { endpoint: hub.endpoint, token: TOKEN });
    expect(hub.seen[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
    expect(store.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test("may have numbers that only Python knows", async () => {
    const text = JSON.stringify({ ...LLAMA, note: "Infinity" }).replace("{", '{"time_step_limit":[0.0,Infinity],');
    const hub = await startHub(always({ body: text }));
    expect(await fetchCharacteristics("org/name", { endpoint: hub.endpoint })).toMatchObject({ layers: 2 });
  });

  test("is asked for its quantisation beside config.json where that is wanted, and has none", async () => {
    const { quantization_config: _, ...plain } = LLAMA;
    const hub = await startHub(({ url = "" }, response) => {
      if (url.endsWith("/hf_quant_config.json") && url.startsWith("/org/with")) {
        send(response, { body: { quantization: { quant_algo: "FP8" } } });
      } else send(response, url.endsWith("/config.json") ? { body: plain } : HUB_ERRORS.noEntry);
    });
    const client = createHubClient({ endpoint: hub.endpoint, quantConfig: true, ...QUICK });
    expect(await client.characteristics("org/without")).toMatchObject({ layers: 2 });
    expect(await client.characteristics("org/with")).toMatchObject({ layers: 2, quantizationMethod: "modelopt" });
    expect(hub.seen).toHaveLength(4);
  });
});

describe("an id", () => {
  test.each([
    ["", '"" '],
    ["a/b/c", "a/b/c "],
    ["../etc", "../etc "],
    ["org/..", "org/.. "],
    ["org\\name", '"org\\\\name" '],
    ["org%2Fname", '"org%2Fname" '],
    ["org/na\u{0}me", '"org/na\\u0000me" '],
    ["org/\u{202e}name", '"org/\\u202ename" '],
    ["org/name\n", '"org/name\\n" '],
    ["/name", "/name "],
    ["org/", "org/ "],
    ["org/.name", "org/.name "],
    ["https://huggingface.co/org/name", '"https://huggingface.co/org/name" '],
    [`org/${"a".repeat(300)}`, `"org/${"a".repeat(76)}..." `],
  ])("%j is refused before anybody is asked", async (id, shown) => {
    const hub = await startHub(always({ body: LLAMA }));
    const { message, code } = await failureOf(fetchCharacteristics(id, { endpoint: hub.endpoint }));
    expect(message).toBe(
      `${shown}is no id of a model. Write organization/name with letters, digits, hyphens, dots and underscores, such as BAAI/bge-m3.`,
    );
    expect(code).toBe("invalid-id");
    expect(hub.seen).toEqual([]);
  });
});

describe("what goes wrong", () => {
  const CASES = [
    {
      name: "gated",
      answer: HUB_ERRORS.gated,
      code: "gated",
      says: "org/name is not open to everybody (HOST answered 401). Ask for access on http://HOST/org/name, and give a token that may read it.",
    },
    {
      name: "forbidden",
      answer: { status: 403 },
      code: "gated",
      says: "org/name is not open to everybody (HOST answered 403). Ask for access on http://HOST/org/name, and give a token that may read it.",
    },
    {
      name: "a token that is not valid",
      answer: HUB_ERRORS.wrongToken,
      code: "gated",
      says: "org/name could not be read, for the token is not valid (HOST answered 401). Make a new token.",
    },
    {
      name: "missing, to whom the Hub does not know",
      answer: HUB_ERRORS.missing,
      code: "not-found",
      says: "org/name does not exist, or is private (HOST answered 401). Check the id; for a private model give a token that may read it.",
    },
    {
      name: "missing",
      answer: { status: 404, headers: { "x-error-code": "RepoNotFound" } },
      code: "not-found",
      says: "org/name does not exist, or is private (HOST answered 404). Check the id; for a private model give a token that may read it.",
    },
    {
      name: "without config.json",
      answer: HUB_ERRORS.noEntry,
      code: "not-found",
      says: "org/name has no config.json. Only models in the layout of transformers have one.",
    },
    {
      name: "without the revision",
      answer: HUB_ERRORS.noRevision,
      code: "not-found",
      says: "org/name has no revision main. Check the revision.",
    },
    {
      name: "HTML",
      answer: { body: "<!doctype html><title>Sign in</title>" },
      code: "not-json",
      says: "org/name has a config.json that cannot be used: it is HTML instead of a JSON object. Check the endpoint, and the file on the page of the model.",
    },
    {
      name: "broken JSON",
      answer: { body: '{"model_type": "lla' },
      code: "not-json",
      says: "org/name has a config.json that cannot be used: it is text that is no JSON instead of a JSON object. Check the endpoint, and the file on the page of the model.",
    },
    {
      name: "a list",
      answer: { body: [LLAMA] },
      code: "not-json",
      says: "org/name has a config.json that cannot be used: it is a list instead of a JSON object. Check the endpoint, and the file on the page of the model.",
    },
    {
      name: "10 MB",
      answer: { body: { ...LLAMA, padding: "x".repeat(10_000_000) } },
      code: "too-large",
      says: "org/name has a config.json of more than 4194304 bytes. No model needs as much; raise maxBytes if it does.",
    },
    {
      name: "not implemented",
      answer: { status: 501 },
      code: "unavailable",
      says: "org/name could not be read: HOST answered 501. Try again later.",
    },
  ];

  test.each(CASES)("$name", async ({ answer, code, says }) => {
    const hub = await startHub(always(answer));
    const failure = await failureOf(
      fetchCharacteristics("org/name", { endpoint: hub.endpoint, token: TOKEN, ...QUICK }),
    );
    expect(failure.message).toBe(says.replaceAll("HOST", hub.host));
    expect(failure).toMatchObject({ code, id: "org/name" });
    expect(hub.seen).toHaveLength(1);
  });

  test("429 and 503 are tried again, in the time that the Hub asks for", async () => {
    const limited = { status: 429, headers: { "retry-after": "0" } };
    const hub = await startHub(inTurn(limited, { status: 503 }, { body: LLAMA }));
    expect(await fetchCharacteristics("org/name", { endpoint: hub.endpoint, ...QUICK })).toMatchObject({ layers: 2 });
    expect(hub.seen).toHaveLength(3);
  });

  test("429 to the end says how long to wait", async () => {
    const limited = { status: 429, headers: { "retry-after": "0" } };
    const hub = await startHub(always(limited));
    const failure = await failureOf(fetchCharacteristics("org/name", { endpoint: hub.endpoint, ...QUICK }));
    expect(failure.message).toBe("org/name was not given, for there are too many requests. Try again in 0 s.");
    expect(failure).toMatchObject({ code: "rate-limited", status: 429, retryAfter: 0 });
    expect(hub.seen).toHaveLength(3);
  });

  test.each([
    ["Retry-After", { "retry-after": "3600" }],
    [
      "the header of the Hub",
      { ratelimit: '"resolvers";r=0;t=3600', "ratelimit-policy": '"fixed window";"resolvers";q=3000;w=300' },
    ],
  ])("a wait that is too long is left to the caller: %s", async (_, headers) => {
    const hub = await startHub(always({ status: 429, headers }));
    const failure = await failureOf(fetchCharacteristics("org/name", { endpoint: hub.endpoint, ...QUICK }));
    expect(failure).toMatchObject({ code: "rate-limited", retryAfter: 3_600 });
    expect(hub.seen).toHaveLength(1);
  });

  test("a server that does not answer, and one that begins to", async () => {
    const silent = await startHub(() => {});
    const slow = await startHub((_, response) => void response.writeHead(200).write("{"));
    for (const { endpoint, host, seen } of [silent, slow]) {
      const failure = await failureOf(fetchCharacteristics("org/name", { endpoint, ...QUICK, timeout: 100 }));
      expect(failure.message).toBe(`org/name could not be read: ${host} did not answer within 0.1 s. Try again later.`);
      expect(failure.code).toBe("timeout");
      expect(seen).toHaveLength(1);
    }
  });

  test("a connection that breaks", async () => {
    const hub = await startHub((_, response) => void response.destroy());
    const failure = await failureOf(
      fetchCharacteristics("org/name", { endpoint: hub.endpoint, token: TOKEN, ...QUICK }),
    );
    expect(failure.message).toBe(
      `org/name could not be read: the connection to ${hub.host} failed. Check the network and the endpoint.`,
    );
    expect(failure).toMatchObject({ code: "unavailable", status: undefined });
    expect(hub.seen).toHaveLength(3);
  });
});

describe("options", () => {
  const CASES: [string, HubRequestOptions & { concurrency?: number }, string][] = [
    [
      "endpoint",
      { endpoint: "huggingface.co" },
      "The endpoint is no address. Write one such as https://huggingface.co.",
    ],
    [
      "scheme",
      { endpoint: "ftp://huggingface.co" },
      "The endpoint is no address. Write one such as https://huggingface.co.",
    ],
    [
      "password",
      { endpoint: "https://a:b@huggingface.co" },
      "The endpoint holds a user name or a password. Give a token instead.",
    ],
    ["token", { token: `${TOKEN}\n` }, "The token holds signs that no token has, such as spaces."],
    ["revision", { revision: "../main" }, '"../main" is no revision. Write a branch, a tag or a commit, such as main.'],
    ["timeout", { timeout: 0 }, "timeout must be a whole number from 1 to 2147483647."],
    ["concurrency", { concurrency: 0 }, "concurrency must be a whole number from 1 to 2147483647."],
  ];
  test.each(CASES)("%s", (_, options, says) => {
    expect(() => createHubClient(options)).toThrow(new TypeError(says));
  });
});
