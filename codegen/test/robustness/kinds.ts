// What a kind of invalid edit is, and how one edit of a kind is made at random.
import type { Random } from "./random.js";
import { type Edit, edit, type Place, type RecordText, type RegistryText, valueAt } from "./registry-text.js";

/** Where an edit may be made. */
export interface Scene {
  readonly text: RegistryText;
  readonly random: Random;
  /** Whether no other edit of the same text concerns this record. */
  isFree(record: RecordText): boolean;
}

/** One way to break a registry. */
export interface Kind {
  readonly name: string;
  /** A random edit of this kind; undefined where no free record is fit for it. */
  make(scene: Scene): Edit | undefined;
}

/** A kind that edits one field, whichever of them `applies`: first a field by its path, so that rare ones get their turn. */
export function fieldKind(
  name: string,
  applies: (place: Place, text: RegistryText) => boolean,
  makeEdit: (place: Place, random: Random, text: RegistryText) => Edit,
): Kind {
  return {
    name,
    make({ text, random, isFree }) {
      const byPath = new Map<string, Place[]>();
      for (const place of text.places) {
        if (!isFree(place.record) || !applies(place, text)) continue;
        const places = byPath.get(place.path);
        if (places === undefined) byPath.set(place.path, [place]);
        else places.push(place);
      }
      if (byPath.size === 0) return undefined;
      return makeEdit(random.pick(random.pick([...byPath.values()])), random, text);
    },
  };
}

/** A kind that edits one record, whichever of them `applies`. */
export function recordKind(
  name: string,
  applies: (record: RecordText, text: RegistryText) => boolean,
  makeEdit: (record: RecordText, random: Random, text: RegistryText) => Edit,
): Kind {
  return {
    name,
    make({ text, random, isFree }) {
      const fit = text.records.filter((record) => isFree(record) && applies(record, text));
      return fit.length === 0 ? undefined : makeEdit(random.pick(fit), random, text);
    },
  };
}

/** A kind that edits two records; the second stands behind the first in the file. */
export function pairKind(
  name: string,
  applies: (second: RecordText, first: RecordText, text: RegistryText) => boolean,
  makeEdit: (second: RecordText, first: RecordText, random: Random) => Edit,
): Kind {
  return {
    name,
    make({ text, random, isFree }) {
      const free = text.records.filter(isFree);
      for (const first of random.shuffle(free)) {
        const fit = free.filter((record) => record.index > first.index && applies(record, first, text));
        if (fit.length === 0) continue;
        const made = makeEdit(random.pick(fit), first, random);
        // The first must stay as it is, or there is nothing to clash with.
        return { ...made, records: [...new Set([...made.records, first.index])] };
      }
      return undefined;
    },
  };
}

/** Any value of these at a field, wherever the field is. */
export function badValues(name: string, code: string, paths: readonly string[], wrong: readonly unknown[]): Kind {
  return fieldKind(
    name,
    ({ path }) => paths.includes(path),
    ({ record, path }, random) => edit(record).set(path, random.pick(wrong)).expect(code),
  );
}

/** Fits every record. */
export const any = () => true;

/** Fits records without this field. */
export function isUnused(path: string): (record: RecordText) => boolean {
  return (record) => valueAt(record, path) === undefined;
}

/** Fits records that say nothing of an end of life. */
export const isActive = ({ value }: RecordText) =>
  [value.status, value.replaced_by, value.reason, value.deprecated_on].every((fact) => fact === undefined);
