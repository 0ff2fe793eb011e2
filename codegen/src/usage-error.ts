/** Wrong use of a command or function, said in one sentence: nothing was read or written that could be at fault. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
