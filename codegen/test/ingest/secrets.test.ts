// Tokens go to their service and nowhere else: with marked ones, in every kind of run that ends well or badly, none of them stands in
// a file, on the terminal or in the store afterwards, not even where a service sends it back.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { type Fault, send } from "./upstream/server.js";
import { hubModel } from "./upstream/services.js";
import { makeWorkplace, QUICK, type Upstreams, type Workplace } from "./upstream/workplace.js";

const MARK = "MARKED1234567890";
const TOKENS = {
  HF_TOKEN: `hf_${MARK}a`,
  CIVITAI_TOKEN: `cv_${MARK}b`,
  OPENROUTER_API_KEY: `sk-or-v1-${MARK}c`,
} as const;

const OWN: Readonly<Record<keyof Upstreams, string>> = {
  huggingface: TOKENS.HF_TOKEN,
  civitai: TOKENS.CIVITAI_TOKEN,
  openrouter: TOKENS.OPENROUTER_API_KEY,
};

/** Every byte below a directory, names of files too; what is packed is unpacked. */
function everything(directory: string): string {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  const contents = names.map((name) => {
    const path = join(directory, name);
    if (!statSync(path).isFile()) return "";
    const bytes = readFileSync(path);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isPacked ? gunzipSync(bytes) : bytes).toString("latin1");
  });
  return [...names, ...contents].join("\n");
}

const FORMS = [MARK, Buffer.from(MARK).toString("base64").slice(0, 20), encodeURIComponent(MARK), MARK.toLowerCase()];

function expectClean(place: Workplace, outputs: readonly string[]): void {
  const text = [everything(place.directory), ...outputs].join("\n");
  for (const form of FORMS) expect(text.includes(form), form).toBe(false);
}

const echo: Fault = ({ url, headers }, response) => {
  const { authorization } = headers;
  send(response, {
    status: 401,
    headers: { "x-error-message": `Bad credentials ${authorization}` },
    body: { error: `${authorization} is no token for ${url.href}?token=${authorization?.slice(7)}` },
  });
  return true;
};

const ENDINGS: readonly (readonly [name: string, fault: Fault | undefined])[] = [
  ["a run that is well", undefined],
  ["a refusal that sends the token back", echo],
  [
    "an answer that holds the token",
    ({ url, headers }, response) => {
      if (url.pathname !== "/api/models") return false;
      const token = headers.authorization?.slice(7) ?? "";
      const model = {
        ...hubModel(0),
        library_name: token,
        cardData: { license: token },
        tags: [token, `license:${token}`],
      };
      send(response, {
        headers: { etag: `"${token}"`, link: `<http://x/?cursor=${token}>; rel="prev"` },
        body: [model],
      });
      return true;
    },
  ],
  [
    "a redirect that holds the token",
    ({ url, headers }, response) => {
      send(response, {
        status: 302,
        headers: { location: `${url.pathname}?token=${headers.authorization?.slice(7)}` },
      });
      return true;
    },
  ],
  ["a hang", () => true],
  [
    "a broken connection",
    (_, response) => {
      response.destroy();
      return true;
    },
  ],
  [
    "text that is not JSON",
    ({ headers }, response) => {
      send(response, { headers: { "content-type": "text/html" }, body: `<html>${headers.authorization}</html>` });
      return true;
    },
  ],
];

describe.each(ENDINGS)("%s", (_, fault) => {
  test("leaves no token anywhere", async () => {
    const place = await makeWorkplace({
      stock: { huggingface: { models: 5 } },
      settings: { http: { ...QUICK, retries: 1, request_timeout_ms: 300 } },
    });
    for (const upstream of Object.values(place.upstreams)) upstream.fault = fault;
    const outputs: string[] = [];
    for (const words of [["ingest"], ["ingest", "--json"], ["ingest", "--format", "markdown"]]) {
      const run = await place.start(words, TOKENS).ended;
      outputs.push(run.stdout, run.stderr);
    }
    expectClean(place, outputs);
    for (const [name, upstream] of Object.entries(place.upstreams)) {
      const own = OWN[name as keyof Upstreams];
      expect(upstream.requests.length).toBeGreaterThan(0);
      for (const { url, headers } of upstream.requests) {
        // In the header, and nowhere else; and no other service's.
        expect(headers.authorization).toBe(`Bearer ${own}`);
        if (fault === undefined) expect(url.href).not.toContain(MARK);
      }
    }
  });
});

test("another host that a service redirects to gets no token", async () => {
  const [place, other] = [
    await makeWorkplace({ stock: { huggingface: { models: 3, open: 1 } } }),
    await makeWorkplace(),
  ];
  place.upstreams.huggingface.fault = ({ url }, response) => {
    if (!url.pathname.endsWith("config.json")) return false;
    send(response, { status: 302, headers: { location: `${other.upstreams.huggingface.address}${url.pathname}` } });
    return true;
  };
  const run = await place.start(["ingest", "huggingface"], TOKENS).ended;
  expect(run.code).toBe(0);
  const { requests } = other.upstreams.huggingface;
  expect(requests).toHaveLength(3);
  for (const { headers } of requests) expect(headers).not.toHaveProperty("authorization");
  expectClean(place, [run.stdout, run.stderr]);
});

test("a run that is killed leaves no token behind", async () => {
  const place = await makeWorkplace({ stock: { huggingface: { models: 600, open: 3 } } });
  const run = place.start(["ingest"], TOKENS);
  while (place.upstreams.huggingface.requests.length < 50) await new Promise((resolve) => setTimeout(resolve, 5));
  run.child.kill("SIGKILL");
  const { stdout, stderr } = await run.ended;
  expectClean(place, [stdout, stderr]);
});

test("a token with a line break is refused without being shown", async () => {
  const place = await makeWorkplace();
  const run = await place.start(["ingest"], { CIVITAI_TOKEN: `cv_${MARK}\nX-Other: 1` }).ended;
  expect(run).toEqual({
    code: 2,
    signal: null,
    stdout: "",
    stderr: "modeldex: CIVITAI_TOKEN holds signs that no token has, such as spaces. Copy it again.\n",
  });
});
