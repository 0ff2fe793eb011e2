// The three services with models of their own making, in the shapes of their answers.
import type { Answer } from "./server.js";

/** How many models a service has, and which of them are missing. */
export interface Stock {
  readonly models: number;
  /** Numbers of models that are not there any more. */
  readonly missing?: ReadonlySet<number>;
  /** Downloads that every model has more. */
  readonly more?: number;
  /** Number of the commit that models of the Hub are at, beside their own. */
  readonly commit?: number;
  /** One in so many models of the Hub is open, the others are gated; all but a few are open where it is left out. */
  readonly open?: number;
}

function numbersIn({ models, missing = new Set() }: Stock): number[] {
  return [...Array(models).keys()].filter((number) => !missing.has(number));
}

/** A record in the shape of an answer. */
export type RawRecord = Record<string, unknown>;

const TASKS = ["text-generation", "sentence-similarity", "image-text-to-text", "text-ranking"] as const;

/** Id of a model of the Hub. */
export function hubId(number: number): string {
  return `lab-${number % 41}/model-${String(number).padStart(6, "0")}`;
}

/** A model of the Hub, as a list with `expand` has it. */
export function hubModel(number: number, { more = 0, commit = 0, open }: Partial<Stock> = {}): RawRecord {
  const task = TASKS[number % TASKS.length] as string;
  return {
    _id: String(number).padStart(24, "0"),
    id: hubId(number),
    author: `lab-${number % 41}`,
    private: false,
    disabled: false,
    gated: (open === undefined ? number % 50 === 7 : number % open !== 0) ? "manual" : false,
    downloads: 2_000_000 - number * 7 + more,
    downloadsAllTime: 9_000_000 - number * 11,
    likes: 5_000 - (number % 5_000),
    trendingScore: number % 90,
    tags: ["transformers", "safetensors", task, "license:apache-2.0", "region:us"],
    pipeline_tag: task,
    library_name: task === "sentence-similarity" ? "sentence-transformers" : "transformers",
    createdAt: "2026-03-04T05:06:07.000Z",
    lastModified: "2026-10-11T12:13:14.000Z",
    sha: `${commit}`.padEnd(20, "0") + number.toString(16).padStart(20, "0"),
    cardData: { license: "apache-2.0", language: ["en", "de"], pipeline_tag: task },
    config: { architectures: ["LlamaForCausalLM"], model_type: "llama" },
    safetensors: { parameters: { BF16: 300_000_000 + number * 1_000, I64: 512 }, total: 300_000_512 + number * 1_000 },
    modelId: hubId(number),
  };
}

/** A config.json of the Hub. */
export function hubConfig(number: number): RawRecord {
  return {
    architectures: ["LlamaForCausalLM"],
    model_type: "llama",
    hidden_size: 1_024 + (number % 8) * 128,
    num_hidden_layers: 16,
    num_attention_heads: 16,
    num_key_value_heads: 8,
    max_position_embeddings: 131_072,
    vocab_size: 32_000,
  };
}

/** The Hub: lists with cursors in the Link header, single models, and config.json files. */
export function hub(stock: () => Stock): (url: URL) => Answer {
  return (url) => {
    const own = stock();
    const all = numbersIn(own);
    if (url.pathname === "/api/models") return listHub(url, all, own);
    const number = Number(/model-(\d{6})/.exec(url.pathname)?.[1] ?? Number.NaN);
    if (!all.includes(number)) {
      const headers = { "x-error-code": "RepoNotFound", "x-error-message": "Repository not found" };
      return { status: 404, headers, body: { error: "Repository not found" } };
    }
    if (!url.pathname.endsWith("/config.json")) return { body: hubModel(number, own) };
    return { headers: { etag: `"config-${number}"` }, body: hubConfig(number) };
  };
}

function listHub(url: URL, all: readonly number[], stock: Stock): Answer {
  const limit = Number(url.searchParams.get("limit") ?? "100");
  const start = Number(Buffer.from(url.searchParams.get("cursor") ?? "", "base64").toString() || "0");
  const end = Math.min(all.length, start + limit);
  const next = new URL(url);
  next.searchParams.set("cursor", Buffer.from(String(end)).toString("base64"));
  const link = end < all.length ? { link: `<${next.href}>; rel="next"` } : {};
  return { headers: link, body: all.slice(start, end).map((number) => hubModel(number, stock)) };
}

/** A model of CivitAI, as its list has it. */
export function civitaiModel(number: number, more = 0): RawRecord {
  const type = number % 3 === 0 ? "Checkpoint" : "LORA";
  return {
    id: number + 1,
    name: `Style ${number}`,
    description: "",
    type,
    nsfw: false,
    nsfwLevel: 1,
    mode: null,
    allowCommercialUse: number % 2 === 0 ? ["Image", "RentCivit"] : "{Image,RentCivit}",
    stats: { downloadCount: 900_000 - number + more, thumbsUpCount: 4_000, thumbsDownCount: 3, commentCount: 0 },
    creator: { username: `artist-${number % 17}`, image: null },
    tags: ["style", "portrait"],
    modelVersions: [
      {
        id: 100_000 + number,
        name: "v1.0",
        baseModel: "SDXL 1.0",
        baseModelType: "Standard",
        publishedAt: "2026-05-06T07:08:09.000Z",
        stats: { downloadCount: 900_000 - number, thumbsUpCount: 4_000, thumbsDownCount: 3 },
        files: [
          {
            id: 200_000 + number,
            name: "style.safetensors",
            type: "Model",
            sizeKB: 223_231.351_562_5,
            metadata: { format: "SafeTensor", fp: "fp16", size: "pruned" },
            primary: true,
          },
        ],
        images: [],
      },
    ],
  };
}

/** CivitAI: lists with cursors in the metadata, and single models. */
export function civitai(stock: () => Stock): (url: URL) => Answer {
  return (url) => {
    const { more, ...own } = stock();
    const all = numbersIn(own);
    const single = /^\/api\/v1\/models\/(\d+)$/.exec(url.pathname)?.[1];
    if (single !== undefined) {
      const number = Number(single) - 1;
      if (all.includes(number)) return { body: civitaiModel(number, more) };
      return { status: 404, body: { error: `No model with id ${single}` } };
    }
    const ids = url.searchParams.getAll("ids").flatMap((text) => text.split(","));
    if (ids.length > 0) {
      const found = all.filter((number) => ids.includes(String(number + 1)));
      return { body: { items: found.map((number) => civitaiModel(number, more)), metadata: {} } };
    }
    const limit = Number(url.searchParams.get("limit") ?? "100");
    const start = Number((url.searchParams.get("cursor") ?? "0|0").split("|")[1]);
    const end = Math.min(all.length, start + limit);
    const metadata = end < all.length ? { nextCursor: `75363|${end}`, nextPage: `${url.origin}/x?cursor=y` } : {};
    return { body: { items: all.slice(start, end).map((number) => civitaiModel(number, more)), metadata } };
  };
}

/** A model of OpenRouter; every third is none of the Hub, and some come twice. */
export function openRouterModel(number: number): RawRecord {
  const isOpen = number % 3 !== 2;
  const variant = number % 10 === 1 ? ":free" : "";
  const numberOfModel = number % 10 === 1 ? number - 1 : number;
  const [lab, name] = hubId(numberOfModel).split("/") as [string, string];
  return {
    id: `${lab}/${name}${variant}`,
    canonical_slug: `${lab}/${name}-20260512`,
    hugging_face_id: isOpen ? hubId(numberOfModel) : null,
    name: `Lab: Model ${number}`,
    created: 1_778_613_011,
    description: "",
    context_length: 131_072,
    architecture: {
      modality: "text->text",
      input_modalities: ["text"],
      output_modalities: ["text"],
      tokenizer: "Other",
      instruct_type: null,
    },
    pricing: { prompt: "0.00000015", completion: "0.0000015" },
    top_provider: { context_length: 131_072, max_completion_tokens: 8_192, is_moderated: false },
    per_request_limits: null,
    supported_parameters: ["max_tokens", "tools"],
    default_parameters: {},
    knowledge_cutoff: null,
    expiration_date: null,
  };
}

/** OpenRouter: everything in one answer. */
export function openRouter(stock: () => Stock): (url: URL) => Answer {
  return () => {
    const all = numbersIn(stock());
    return { body: { data: all.map((number) => openRouterModel(number)) } };
  };
}
