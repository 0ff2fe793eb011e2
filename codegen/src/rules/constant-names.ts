import {
  constantName,
  constantNameFault,
  RESERVED_CONSTANTS,
  typeListName,
  typeName,
  typeNameFault,
} from "../naming.js";
import { type Entry, problemAt, type Rule } from "./rule.js";

/** Every id becomes a name of its own that TypeScript accepts, and so does every type. */
export const constantNames: Rule = {
  code: "name-clash",
  description: "Every model becomes a constant, and every type an interface, with a valid name of its own.",
  *check(context) {
    const lists = new Map<string, string>();
    const types = new Map<string, string>();
    for (const entry of context.entries) {
      const { type } = entry.record;
      if (lists.get(typeListName(type)) === type) continue;
      lists.set(typeListName(type), type);
      const fault = typeNameFault(type);
      const twin = types.get(typeName(type));
      types.set(typeName(type), type);
      if (fault !== undefined) {
        yield problemAt(
          "name-clash",
          entry,
          ["type"],
          `Model ${entry.record.id}: the type ${type} ${fault}`,
          "Use another word for the type.",
        );
      } else if (twin !== undefined) {
        const message = `Model ${entry.record.id}: the types ${twin} and ${type} would both become ${typeName(type)}`;
        yield problemAt("name-clash", entry, ["type"], message, "Use one of the two words.");
      }
    }
    const owners = new Map<string, Entry>();
    for (const entry of context.entries) {
      const { id, constant_name: explicit } = entry.record;
      const name = constantName(entry.record);
      const at = explicit === undefined ? ["id"] : ["constant_name"];
      const fault = constantNameFault(name);
      const owner = owners.get(name);
      const cure = 'Give it a "constant_name" of its own.';
      if (fault !== undefined) {
        yield problemAt("name-clash", entry, at, `Model ${id} would become the constant ${name}, which ${fault}`, cure);
      } else if (RESERVED_CONSTANTS.has(name) || lists.has(name)) {
        yield problemAt(
          "name-clash",
          entry,
          at,
          `Model ${id} would become ${name}, a name that modeldex exports itself`,
          cure,
        );
      } else if (owner !== undefined && owner.record.id !== id) {
        const message = `${owner.record.id} (line ${context.lineOf(owner)}) and ${id} would both become ${name}`;
        yield problemAt("name-clash", entry, at, message, 'Give one of them a "constant_name" of its own.');
      } else {
        owners.set(name, entry);
      }
    }
  },
};
