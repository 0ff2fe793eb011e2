// Choices of the filter by quantization, from the registry's words for number formats.

/** Choices that are there whatever a registry holds. */
export const QUANTIZATION_CHOICES = ["2-bit", "3-bit", "4-bit", "8-bit", "fp16"] as const;

/**
 * The choices that a number format falls under. Formats of integers are known by their bits: `int4` and `q4_k_m` are `4-bit`. Floating-point
 * formats of 8 bits and fewer fall under their bits and are a choice of their own besides: `fp8` is `8-bit` and `fp8`.
 */
export function quantizationChoices(format: string): readonly string[] {
  const word = format.toLowerCase();
  const wide = /^f(?:p|loat)?(16|32|64)$/.exec(word);
  if (wide !== null) return [`fp${wide[1]}`];
  const whole = /^(?:u?int|i?q|nf)(\d{1,2})(?:[-_].*)?$/.exec(word) ?? /^(\d{1,2})[- ]?bits?$/.exec(word);
  if (whole !== null) return [bits(whole[1])];
  const narrow = /^(?:mx|nv)?fp([1-8])(?:[-_].*)?$/.exec(word);
  return narrow === null ? [word] : [bits(narrow[1]), word];
}

function bits(digits: string | undefined): string {
  return `${Number(digits)}-bit`;
}

/** Bits of a choice such as `4-bit`. */
export function bitsOf(choice: string): number | undefined {
  const found = /^(\d+)-bit$/.exec(choice);
  return found === null ? undefined : Number(found[1]);
}
