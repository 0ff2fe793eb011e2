// Bodies of answers: reads not more of them than is allowed, and tells JSON from what else comes.
import type { Response } from "undici";

/**
 * Body, unpacked, as text.
 *
 * @throws the error that `tooLarge` makes, and no other, where it has more bytes than allowed. The rest is not fetched.
 */
export async function readText(response: Response, maxBytes: number, tooLarge: () => Error): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    // Thrown from within the loop: however giving up the rest goes, it takes nothing from this.
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** What a body is. */
export type ParsedBody =
  | { readonly value: unknown }
  /** What it is instead, such as `HTML instead of JSON`. */
  | { readonly fault: string };

/** Parses JSON. `type` is the Content-Type, which is believed only where the text is no JSON. */
export function parseBody(text: string, type: string | undefined): ParsedBody {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { fault: nameFault(text, type ?? "", error instanceof Error ? error.message : "") };
  }
}

function nameFault(text: string, type: string, message: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "nothing instead of JSON";
  if (trimmed.startsWith("<") || /\bx?html\b/i.test(type)) return "HTML instead of JSON";
  return isAtEnd(message, text.trimEnd().length) ? "JSON that breaks off" : "something that is not JSON";
}

function isAtEnd(message: string, length: number): boolean {
  const position = /at position (\d+)/.exec(message)?.[1];
  return message.includes("end of JSON input") || (position !== undefined && Number(position) >= length);
}
