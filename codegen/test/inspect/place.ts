// What the tests of inspect share: a directory with a cache of the Hub's client, laid out as that lays it out, and a server on
// loopback in the place of the Hub.
import { createHash } from "node:crypto";
import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { startUpstream, type Upstream } from "../ingest/upstream/server.js";
import { modeldex, type Run, temporaryDirectory, write } from "../robustness/support.js";

/** Commit of every model here. */
export const COMMIT = "5c38ab506a1c8d2f22ca1e7f6ed46b1d5a6d9a23";

/** A model of a type that nobody else makes: what is told of it is what its file says. */
export const HOUSE = {
  architectures: ["HouseModel"],
  model_type: "house",
  hidden_size: 384,
  intermediate_size: 1_536,
  max_position_embeddings: 8_192,
  num_attention_heads: 12,
  num_hidden_layers: 6,
  num_key_value_heads: 4,
  tie_word_embeddings: true,
  torch_dtype: "bfloat16",
  vocab_size: 30_522,
} as const;

/** The same, quantised. */
export const QUANTISED = {
  ...HOUSE,
  quantization_config: { quant_method: "gptq", bits: 4, group_size: 128 },
} as const;

/** What the table says of the model, below its title. */
export const HOUSE_TABLE = `
Family             Unknown
Model type         house
Architectures      HouseModel
Parameters         Unknown
Context window     8,192 tokens
Layers             6
Hidden size        384
Feed-forward size  1,536
Vocabulary         30,522 tokens
Attention heads    12
Key-value heads    4
Tied embeddings    yes
Type of weights    bfloat16
Multimodal         Unknown
`;

/** Files by path, as text or as what is written as JSON. */
export type Files = Readonly<Record<string, unknown>>;

/** A directory with the command in it. */
export interface Place {
  readonly directory: string;
  /** Folder of the cache of the Hub's client. */
  readonly cache: string;
  write(name: string, content: unknown): string;
  /** Puts a model into the cache: blobs, a reference, and a snapshot of links. */
  keep(id: string, files: Files, reference?: string): void;
  modeldex(words: readonly string[], env?: Readonly<Record<string, string>>): Promise<Run>;
}

/** Makes a place. Nobody can be asked there unless a test says whom. */
export function makePlace(): Place {
  const directory = temporaryDirectory();
  const cache = join(directory, "home", "hub");
  return {
    directory,
    cache,
    write: (name, content) => write(join(directory, name), toBytes(content)),
    keep: (id, files, reference = COMMIT) => keep(join(cache, `models--${id.replace("/", "--")}`), files, reference),
    modeldex: (words, env = {}) =>
      modeldex(words, {
        cwd: directory,
        env: { HF_HOME: join(directory, "home"), HF_ENDPOINT: "http://127.0.0.1:9", ...env },
      }),
  };
}

function toBytes(content: unknown): string | Uint8Array {
  if (typeof content === "string" || content instanceof Uint8Array) return content;
  return JSON.stringify(content, null, 2);
}

function keep(model: string, files: Files, reference: string): void {
  write(join(model, "refs", "main"), reference);
  for (const [name, content] of Object.entries(files)) {
    const bytes = toBytes(content);
    const blob = write(join(model, "blobs", createHash("sha1").update(bytes).digest("hex")), bytes);
    const link = join(model, "snapshots", COMMIT, name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(relative(dirname(link), blob), link);
  }
}

/** The bytes of a safetensors file with these tensors, without their content. */
export function safetensors(header: object | string): Uint8Array {
  const text = typeof header === "string" ? header : JSON.stringify(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(Buffer.byteLength(text)));
  return Buffer.concat([length, Buffer.from(text)]);
}

/** An answer with a body as it is. */
export interface RawAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the Hub says of a file that a model does not have. */
export const NO_ENTRY: RawAnswer = {
  status: 404,
  headers: { "x-error-code": "EntryNotFound" },
  body: "Entry not found",
};

/** Starts a Hub that has these files, by path, and sends to its store as the Hub does; each answer may be one after another. */
export async function startHub(files: Readonly<Record<string, RawAnswer | readonly RawAnswer[]>>): Promise<Upstream> {
  const given = new Map<string, number>();
  return startUpstream(({ pathname }) => {
    const answers = [files[pathname] ?? NO_ENTRY].flat() as readonly RawAnswer[];
    const index = given.get(pathname) ?? 0;
    given.set(pathname, index + 1);
    return answers[Math.min(index, answers.length - 1)] ?? NO_ENTRY;
  });
}
