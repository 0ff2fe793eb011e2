// Look-ups over a list of models. Each index is built on first use and kept; nothing happens at import.
import type { ModelFacts } from "./model.js";

const NONE: readonly never[] = [];

/**
 * Indexes over a registry. Every list it returns is shared between callers, in the order of the registry, and must not
 * be changed.
 */
export class ModelIndex<Model extends ModelFacts> {
  readonly models: readonly Model[];
  readonly #groups = new Map<string, ReadonlyMap<string, readonly Model[]>>();
  readonly #members = new WeakMap<readonly Model[], ReadonlySet<Model>>();
  readonly #upToDimension = new Map<number, readonly Model[]>();
  #matryoshka: readonly Model[] | undefined;
  #dimensions: readonly number[] | undefined;

  constructor(models: readonly Model[]) {
    this.models = models;
  }

  /** Models by id, then by alias; an id always wins over another model's alias. */
  byId(): ReadonlyMap<string, Model> {
    const found = new Map<string, Model>();
    for (const model of this.models) for (const alias of model.aliases ?? NONE) found.set(alias, model);
    for (const model of this.models) found.set(model.id, model);
    return found;
  }

  /** Models by Hugging Face id; where several revisions share one, the first by id. */
  byHuggingFaceId(): ReadonlyMap<string, Model> {
    const found = new Map<string, Model>();
    for (const model of this.models) {
      const id = model.huggingfaceId;
      if (id !== undefined && !found.has(id)) found.set(id, model);
    }
    return found;
  }

  ofType(type: string): readonly Model[] {
    return this.#group("type", type, (model) => [model.type]);
  }

  /** Ignores case. */
  ofOrganization(organization: string): readonly Model[] {
    return this.#group("organization", organization.toLowerCase(), (model) => [model.organization.toLowerCase()]);
  }

  /** Ignores case. */
  ofFamily(family: string): readonly Model[] {
    return this.#group("family", family.toLowerCase(), (model) => lowered(model.family));
  }

  /** Models whose languages fall under a BCP 47 range: `en` finds `en` and `en-GB`, `en-GB` does not find `en`. */
  ofLanguage(range: string): readonly Model[] {
    return this.#group("language", range.toLowerCase().replaceAll("_", "-"), (model) =>
      (model.languages ?? NONE).flatMap((tag) => languageRanges(tag.toLowerCase())),
    );
  }

  /** Models under a whole SPDX expression or under one licence named in it. Ignores case. */
  ofLicense(license: string): readonly Model[] {
    return this.#group("license", license.toLowerCase(), (model) => {
      return model.license === undefined ? NONE : licenseTerms(model.license.toLowerCase());
    });
  }

  ofModality(modality: string): readonly Model[] {
    return this.#group("modality", modality, (model) => model.modalities ?? NONE);
  }

  /** Models published in a number format, by themselves or as a variant. */
  ofQuantization(quantization: string): readonly Model[] {
    return this.#group("quantization", quantization, (model) => [
      ...(model.quantization ?? NONE),
      ...(model.variants ?? NONE).map((variant) => variant.quantization),
    ]);
  }

  /** Models that use the tokenizer of another model or were adapted from it, by the id the registry gives. */
  dependingOn(id: string): readonly Model[] {
    return this.#group("dependency", id, (model) => [
      ...(model.tokenizerModel === undefined ? NONE : [model.tokenizerModel]),
      ...(model.adaptedFrom ?? NONE),
    ]);
  }

  /** Models whose default embedding dimension is at most `max`. */
  upToEmbeddingDim(max: number): readonly Model[] {
    this.#dimensions ??= distinctDimensions(this.models);
    const limit = lastAtMost(this.#dimensions, max);
    if (limit === undefined) return NONE;
    let found = this.#upToDimension.get(limit);
    if (found === undefined) {
      found = this.models.filter((model) => model.embeddingDim !== undefined && model.embeddingDim <= limit);
      this.#upToDimension.set(limit, found);
    }
    return found;
  }

  /** The members of a list that this index returned, for asking whether a model is among them. */
  membersOf(list: readonly Model[]): ReadonlySet<Model> {
    let members = this.#members.get(list);
    if (members === undefined) {
      members = new Set(list);
      this.#members.set(list, members);
    }
    return members;
  }

  withMatryoshka(): readonly Model[] {
    this.#matryoshka ??= this.models.filter((model) => model.matryoshkaDims !== undefined);
    return this.#matryoshka;
  }

  #group(name: string, key: string, keysOf: (model: Model) => readonly string[]): readonly Model[] {
    let groups = this.#groups.get(name);
    if (groups === undefined) {
      groups = groupModels(this.models, keysOf);
      this.#groups.set(name, groups);
    }
    return groups.get(key) ?? NONE;
  }
}

function groupModels<Model>(
  models: readonly Model[],
  keysOf: (model: Model) => readonly string[],
): ReadonlyMap<string, readonly Model[]> {
  const groups = new Map<string, Model[]>();
  for (const model of models) {
    for (const key of new Set(keysOf(model))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [model]);
      else group.push(model);
    }
  }
  return groups;
}

function lowered(text: string | undefined): readonly string[] {
  return text === undefined ? NONE : [text.toLowerCase()];
}

/** Every range that covers a tag: `zh-Hant-TW` gives `zh`, `zh-Hant` and `zh-Hant-TW`. */
export function languageRanges(tag: string): string[] {
  const subtags = tag.split("-");
  return subtags.map((_, position) => subtags.slice(0, position + 1).join("-"));
}

/** A whole SPDX expression, and each licence named in it. */
export function licenseTerms(expression: string): readonly string[] {
  const terms = expression.split(/[()\s]+/).filter((term) => !["", "and", "or", "with"].includes(term.toLowerCase()));
  return [expression, ...terms];
}

function distinctDimensions(models: readonly ModelFacts[]): readonly number[] {
  const dimensions = new Set<number>();
  for (const model of models) if (model.embeddingDim !== undefined) dimensions.add(model.embeddingDim);
  return [...dimensions].sort((left, right) => left - right);
}

function lastAtMost(sorted: readonly number[], max: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= max) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}
