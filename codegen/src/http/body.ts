// Bodies of answers: reads not more of them than is allowed, and tells JSON from what else comes.
import type { Response } from "undici";
import { parseConfig } from "../../../src/characteristics/parse-config.js";

/**
 * Body, unpacked, as text.
 *
 * @throws the error that `tooLarge` makes, and no other, where it has more bytes than allowed. The rest is not fetched.
 */
export async function readText(
  response: Response,
  maxBytes: number,
  { tooLarge, onPart }: { readonly tooLarge: () => Error; readonly onPart?: () => void },
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    onPart?.();
    size += part.value.byteLength;
    if (size > maxBytes) {
      // Not waited for: how giving up the rest goes, and whether there is time left for it, takes nothing from this.
      reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** What a body is. */
export type ParsedBody =
  | { readonly value: unknown }
  /** What it is instead, such as `HTML instead of JSON`. */
  | { readonly fault: string };

/** Parses JSON, with null for the numbers that only Python writes. `type` is the Content-Type, which is believed only where the text is no JSON. */
export function parseBody(text: string, type: string | undefined): ParsedBody {
  try {
    return { value: parseConfig(text) };
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
