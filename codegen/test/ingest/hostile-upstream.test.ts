// Strangers write what the services answer. Whatever stands there (escapes of a terminal, ways out of a directory, names of prototypes,
// text that turns around, a megabyte of it) is refused or shown as text: in candidates, reports, the review, the registry, the code
// that is generated, and the store.
import { readdirSync, readFileSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { type SeenRequest, send } from "./upstream/server.js";
import { civitaiModel, hubConfig, hubModel, openRouterModel } from "./upstream/services.js";
import { makeWorkplace, QUICK, type Upstreams, type Workplace } from "./upstream/workplace.js";

const ESCAPE = "\u001b[2J\u001b]0;owned\u0007";
const TURNED = "\u202egnp.exe";
const HIDDEN = "ab\u200bc\u2066d";
const MARKUP = "</script><img src=x onerror=alert(1)> */ $" + "{process.exit()} `|";
const LONG = "x".repeat(1_000_000);
const TEXTS = [
  ESCAPE,
  TURNED,
  HIDDEN,
  MARKUP,
  LONG,
  "__proto__",
  "constructor",
  "a\u2028b",
  "\ud800",
  "=cmd|'/c calc'!A1",
];

/** What must not come out of the command as it came in. */
const UNSAFE = /(?!\n)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;

const BAD_IDS = [
  "../../../etc/passwd",
  "..%2f..%2fetc/passwd",
  "lab/../../etc",
  "/etc/passwd",
  "lab/__proto__/x",
  "__proto__/__proto__",
  `lab/${ESCAPE}`,
  `lab/${TURNED}`,
  `lab/${LONG}`,
  "lab/a b",
  "lab/a\nb",
  "https://evil.example/lab/model",
  "",
];

function hubModels(): object[] {
  const texts = TEXTS.map((text, index) => {
    const model = hubModel(index);
    return JSON.parse(
      JSON.stringify({
        ...model,
        pipeline_tag: index % 2 === 0 ? text : "text-generation",
        library_name: text,
        tags: [text, `license:${text}`, `base_model:finetune:${text}`, "text-generation"],
        cardData: {
          license: index % 3 === 0 ? "other" : text,
          license_name: text,
          license_link: text,
          language: [text],
          base_model: text,
        },
        config: { model_type: text, architectures: [text] },
        gguf: { total: 7, architecture: text, context_length: 4096 },
      }).replace('"_id"', '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"_id"'),
    ) as object;
  });
  const ids = BAD_IDS.map((id, index) => ({ ...hubModel(100 + index), id, modelId: id }));
  return [...texts, ...ids, hubModel(50)];
}

function civitaiModels(): object[] {
  const texts = TEXTS.map((text, index) => ({
    ...civitaiModel(index),
    name: text,
    type: index % 4 === 0 ? text : "LORA",
    mode: index % 5 === 0 ? text : null,
    creator: { username: text, image: text },
    tags: [text, "style"],
    modelVersions: [
      { id: 7, name: text, baseModel: text, files: [{ type: text, name: `../../${text}`, metadata: { fp: text } }] },
    ],
  }));
  const ids = [-1, 0, 1.5, 1e12, "7", null, { toString: "x" }].map((id) => ({ ...civitaiModel(77), id }));
  return [...texts, ...ids, civitaiModel(50)];
}

function openRouterModels(): object[] {
  const texts = TEXTS.map((text, index) => ({
    ...openRouterModel(index * 3),
    id: text,
    name: text,
    description: text,
    knowledge_cutoff: text,
    architecture: { modality: text, input_modalities: ["text", text], output_modalities: [text], tokenizer: text },
  }));
  const ids = BAD_IDS.map((id) => ({ ...openRouterModel(30), hugging_face_id: id }));
  return [...texts, ...ids, openRouterModel(60)];
}

function answerHostile(place: Workplace): void {
  const bodies: Record<keyof Upstreams, unknown> = {
    huggingface: hubModels(),
    civitai: { items: civitaiModels(), metadata: { note: MARKUP } },
    openrouter: { data: openRouterModels() },
  };
  for (const [name, upstream] of Object.entries(place.upstreams)) {
    upstream.fault = ({ url }: SeenRequest, response: ServerResponse) => {
      if (url.pathname.endsWith("/config.json")) {
        send(response, {
          body: { ...hubConfig(1), model_type: ESCAPE, text_config: { hidden_size: LONG }, __proto__: { a: 1 } },
        });
      } else send(response, { body: bodies[name as keyof Upstreams] });
      return true;
    };
  }
}

function filesBelow(directory: string): string[] {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" });
  return names.map((name) => join(directory, name)).filter((path) => statSync(path).isFile());
}

describe("hostile answers of all three services", () => {
  let place: Workplace;
  const outputs: string[] = [];

  test("are read without a word of theirs doing anything", async () => {
    place = await makeWorkplace({ settings: { http: { ...QUICK, max_answer_bytes: 50_000_000 } } });
    answerHostile(place);
    for (const words of [
      ["ingest", "--fresh"],
      ["ingest", "--format", "markdown"],
      ["ingest", "--json"],
    ]) {
      const run = await place.modeldex(...words);
      expect(run.stderr).toBe("");
      // Records with ids that are none, and texts of a megabyte where a word belongs.
      expect(run.code).toBe(3);
      outputs.push(run.stdout);
    }
    for (const words of [
      ["review", "--all"],
      ["review", "--format", "markdown"],
      ["review", "--json"],
    ]) {
      const run = await place.modeldex(...words);
      expect(run).toMatchObject({ code: 0, stderr: "" });
      outputs.push(run.stdout);
    }
  });

  test("nothing that is printed moves a cursor, turns a line round or hides", () => {
    for (const output of outputs) expect(output).not.toMatch(UNSAFE);
  });

  test("what is printed stays readable: a megabyte of name is no megabyte of report", () => {
    for (const output of outputs) expect(output.length).toBeLessThan(200_000);
  });

  test("Markdown holds no markup of theirs", () => {
    const [, markdown = ""] = outputs;
    expect(markdown).not.toMatch(/<img|<\/script|\]\(/);
  });

  test("no file lies outside the folders of the registry", () => {
    const folders = filesBelow(place.directory).map((path) => dirname(relative(place.directory, path)).split("/")[1]);
    expect(new Set(folders)).toEqual(new Set([undefined, "candidates", ".cache"]));
  });

  test("candidates hold only sound ids, and every text in them is safe to show", () => {
    for (const name of ["huggingface", "civitai", "openrouter"]) {
      const text = place.read(`my/candidates/${name}.json`);
      expect(text).not.toMatch(UNSAFE);
      const { candidates } = JSON.parse(text) as { candidates: { model_id: string; tags: string[] }[] };
      expect(candidates.length).toBeGreaterThan(0);
      for (const { model_id: id, tags } of candidates) {
        // Underscores may stand anywhere in a name; as a key of a map it is one like others.
        expect(id).toMatch(name === "civitai" ? /^\d+$/ : /^(lab-\d+\/model-\d+|__proto__\/__proto__)$/);
        for (const tag of tags) expect(tag.length).toBeLessThanOrEqual(100);
      }
    }
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test("what is accepted of it makes a registry and code that are sound", async () => {
    await place.modeldex("review", "accept", "--all", "--source", "huggingface");
    await place.modeldex("review", "accept", "--all", "--source", "civitai");
    expect(await place.modeldex("promote")).toMatchObject({ code: 0, stderr: "" });
    expect(await place.modeldex("generate")).toMatchObject({ code: 0, stderr: "" });
    expect(await place.modeldex("check")).toMatchObject({ code: 0, stderr: "" });
    for (const path of filesBelow(place.directory).filter((name) => !name.includes("/.cache/"))) {
      expect(readFileSync(path, "utf8"), path).not.toMatch(UNSAFE);
    }
  });
});

test("error bodies of strangers are shown as text", async () => {
  const place = await makeWorkplace({ settings: { http: { ...QUICK, retries: 0 } } });
  for (const upstream of Object.values(place.upstreams)) {
    upstream.fault = (_: SeenRequest, response: ServerResponse) => {
      send(response, {
        status: 400,
        headers: { "x-error-code": MARKUP },
        body: { error: `${ESCAPE}${TURNED}${LONG.slice(0, 3000)}` },
      });
      return true;
    };
  }
  for (const format of ["pretty", "json", "markdown"]) {
    const { code, stdout } = await place.modeldex("ingest", "--format", format);
    expect(code).toBe(3);
    expect(stdout).not.toMatch(UNSAFE);
    expect(stdout.length).toBeLessThan(20_000);
    if (format === "pretty") expect(stdout).toContain("\\u{1b}[2J\\u{1b}]0;owned\\u{7}\\u{202e}gnp.exe");
  }
});

test("addresses of next pages that lead elsewhere are not followed", async () => {
  const place = await makeWorkplace();
  let elsewhere = 0;
  const trap = await makeWorkplace();
  trap.upstreams.huggingface.fault = () => {
    elsewhere++;
    return false;
  };
  const trapAddress = trap.upstreams.huggingface.address;
  place.upstreams.huggingface.fault = ({ url }, response) => {
    if (url.pathname !== "/api/models" || url.searchParams.has("cursor")) return false;
    send(response, {
      headers: { link: `<${trapAddress}/api/models?cursor=MA%3D%3D>; rel="next"` },
      body: [hubModel(0)],
    });
    return true;
  };
  place.upstreams.civitai.fault = ({ url }, response) => {
    if (url.searchParams.has("cursor")) return false;
    const metadata = { nextPage: `${trapAddress}/api/v1/models?cursor=x|0` };
    send(response, { body: { items: [civitaiModel(0)], metadata } });
    return true;
  };
  place.upstreams.openrouter.fault = ({ url }, response) => {
    if (url.searchParams.has("offset")) return false;
    const links = { next: `${trapAddress}/api/v1/models?offset=500&limit=500` };
    send(response, { body: { data: [openRouterModel(0)], links } });
    return true;
  };
  expect(await place.modeldex("ingest")).toMatchObject({ code: 0 });
  expect(elsewhere).toBe(0);
  for (const upstream of Object.values(place.upstreams)) expect(upstream.requests.length).toBeGreaterThan(1);
});
