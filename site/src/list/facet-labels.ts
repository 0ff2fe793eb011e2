// Filters and their choices as people read them.
import { wordOf } from "../facts/display.js";
import { own } from "../facts/own.js";
import type { Locale } from "../messages/locale.js";
import type { RefusedPart } from "./facet-parts.js";
import { bitsOf } from "./facet-quantization.js";
import { BOUNDS, FACETS, type FilterName, UNKNOWN } from "./facets.js";
import type { Filters } from "./state.js";

/** A choice as people read it. */
export function choiceLabel(name: FilterName, value: string, locale: Locale): string {
  const { m, number } = locale;
  switch (name) {
    case "type":
      return wordOf(value, locale);
    case "architecture":
      return value === UNKNOWN ? m.badge.unknownArchitecture : value;
    case "quantization": {
      const bits = bitsOf(value);
      return bits === undefined ? value : m.badge.bits(number(bits));
    }
    case "language":
      return locale.languageName(value);
    case "license":
      return value === UNKNOWN ? m.filter.word.notStated : value;
    case "organization":
      return value;
    case "capabilities":
    case "size_category":
    case "matryoshka":
    case "status":
      return own(m.filter.choice, value) ?? value;
    case "min_context_length":
    case "min_embedding_dim":
      return m.filter.word.atLeast(number(Number(value)));
    case "max_embedding_dim":
      return m.filter.word.atMost(number(Number(value)));
  }
}

/** A chosen value of a filter. */
export interface ChosenValue {
  readonly name: FilterName;
  readonly value: string;
  /** With the title of its filter: `Type: dense`. */
  readonly label: string;
}

/** Everything that is chosen, filter by filter. */
export function chosenValues(filters: Filters, locale: Locale): readonly ChosenValue[] {
  const { title, chip } = locale.m.filter;
  return [...FACETS, ...BOUNDS].flatMap(({ name }) =>
    (filters[name] ?? []).map((value) => {
      return { name, value, label: chip(title[name], choiceLabel(name, value, locale)) };
    }),
  );
}

/** Why a part of the address cannot be followed, with the part as it stands there. */
export function refusalText({ name, value, why }: RefusedPart, { m }: Locale): string {
  return m.filter.why[why](name, value);
}
