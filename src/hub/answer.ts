// Answers of the end point, as the web's own objects.

/** An answer that is no success. */
export interface ErrorAnswer {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How a success is answered. */
export interface JsonView {
  readonly isHead: boolean;
  /** Seconds. */
  readonly maxAge: number;
  /** `If-None-Match` of the request. */
  readonly known: string | null;
}

/** Answers with JSON, or with 304 where the caller has the same. */
export async function answerJson(content: object, { isHead, maxAge, known }: JsonView): Promise<Response> {
  const bytes = new TextEncoder().encode(JSON.stringify(content));
  const etag = `"${await hash(bytes)}"`;
  const kept = { etag, "cache-control": `max-age=${maxAge}` };
  if (isKnown(etag, known)) return new Response(null, { status: 304, headers: kept });
  return new Response(isHead ? null : bytes, { headers: { ...describe(bytes), ...kept } });
}

/** Answers with an error as JSON. */
export function answerError({ status, code, message, headers }: ErrorAnswer, isHead: boolean): Response {
  const bytes = new TextEncoder().encode(JSON.stringify({ error: { code, message } }));
  const all = { ...describe(bytes), "cache-control": "no-store", ...headers };
  return new Response(isHead ? null : bytes, { status, headers: all });
}

function describe(bytes: Uint8Array): Record<string, string> {
  return {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(bytes.byteLength),
    // The text of strangers is in it.
    "x-content-type-options": "nosniff",
  };
}

async function hash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function isKnown(etag: string, known: string | null): boolean {
  const tags = (known ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return tags.includes(etag) || tags.includes("*");
}
