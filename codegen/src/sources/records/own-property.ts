// Reading a stranger's JSON key by key, without what every object has from its prototype.

/** The property of a JSON object that is its own; undefined for anything else, such as `constructor`. */
export function ownProperty(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}
