// What an answer about a model must be where anything here reads it. Further keys are welcome. What strangers write
// (the card, the config, a GGUF header) is only held to be an object: it is read key by key.

const count = { type: "integer", minimum: 0 };
const text = { type: ["string", "null"] };
const flag = { type: "boolean" };
const object = { type: ["object", "null"] };
const time = {
  type: ["string", "null"],
  pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d{1,9})?(?:Z|[+-]\\d{2}:\\d{2})$",
  description: "an ISO 8601 date with its time",
};

/** JSON schema of one model in answers of the Hub. */
export const answerSchema = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string" },
    author: text,
    sha: { type: ["string", "null"], pattern: "^[0-9a-f]{40}$", description: "a commit of 40 hexadecimal digits" },
    createdAt: time,
    lastModified: time,
    private: flag,
    disabled: flag,
    gated: { type: ["boolean", "string"], not: { const: true }, description: 'false, "auto" or "manual"' },
    downloads: count,
    downloadsAllTime: { ...count, type: ["integer", "null"] },
    likes: count,
    trendingScore: { type: ["number", "null"] },
    tags: { type: "array", items: { type: "string" } },
    pipeline_tag: text,
    library_name: text,
    cardData: object,
    config: object,
    gguf: object,
    safetensors: {
      ...object,
      properties: {
        parameters: { type: "object", additionalProperties: count, description: "an object of counts" },
        total: count,
      },
    },
  },
} as const;

/** An answer that meets the schema. */
export interface ModelAnswer {
  readonly id: string;
  readonly author?: string | null;
  readonly sha?: string | null;
  readonly createdAt?: string | null;
  readonly private?: boolean;
  readonly disabled?: boolean;
  readonly gated?: false | string;
  readonly downloads?: number;
  readonly downloadsAllTime?: number | null;
  readonly likes?: number;
  readonly trendingScore?: number | null;
  readonly tags?: readonly string[];
  readonly pipeline_tag?: string | null;
  readonly library_name?: string | null;
  readonly cardData?: object | null;
  readonly config?: object | null;
  readonly gguf?: object | null;
  readonly safetensors?: { readonly parameters?: Readonly<Record<string, number>> } | null;
}
