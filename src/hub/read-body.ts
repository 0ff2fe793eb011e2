// Bodies of answers, not longer than agreed.

/**
 * The body as text; undefined where it has more bytes than allowed. The rest is not fetched.
 *
 * @throws whatever the stream fails with.
 */
export async function readBody(response: Response, maxBytes: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  if (reader === undefined) return "";
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** What a text is that is no JSON. */
export function nameForm(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") return "empty";
  return trimmed.startsWith("<") ? "HTML" : "text that is no JSON";
}
