// One model of the Hub to a candidate with its listing, or to the reason why it is none. Pure.
import { type Listing, scorePopularity } from "../../listing.js";
import { isHubId, organizationOf } from "../records/hub-id.js";
import { Statements } from "../records/statements.js";
import { type ListedTranslation, PassedOver } from "../source.js";
import { stateBases } from "./bases.js";
import { CONFIG_FIELDS } from "./config.js";
import { stateKind } from "./kind.js";
import { stateLanguages } from "./languages.js";
import { LICENSE_FIELDS, stateLicense } from "./license.js";
import type { HubModel } from "./model.js";
import { listSignals, statePopularity } from "./popularity.js";
import { stateSizes } from "./sizes.js";
import { listTags } from "./tags.js";

const SOURCE = "huggingface";

/** Why a model can become no candidate, whatever else is found out; undefined where it can. */
export function whyPassedOver({ id, isPrivate, isDisabled }: HubModel): PassedOver | undefined {
  if (isPrivate) return new PassedOver("it is private");
  if (isDisabled) return new PassedOver("the Hub has disabled it");
  return isHubId(id) ? undefined : new PassedOver("its id has no organization");
}

/** Translates a model. `date` is the day of the answer. */
export function translateModel(model: HubModel, date: string): ListedTranslation | PassedOver {
  const passedOver = whyPassedOver(model);
  if (passedOver !== undefined) return passedOver;
  const statements = new Statements(SOURCE, date);
  stateOrganization(model, statements);
  statements.state("revision", model.sha, { field: "sha" });
  stateRelease(model, date, statements);
  stateLicense(model, statements);
  stateLanguages(model, statements);
  stateKind(model, statements);
  stateConfig(model, statements);
  stateSizes(model, statements);
  stateBases(model, statements);
  statePopularity(model, date, statements);
  // Whether the files may be read decides what is asked for; the word itself is in no field.
  if (model.gated !== false && !GATES.has(model.gated)) statements.flag("gated", model.gated);
  return {
    candidate: {
      key: { field: "huggingface_id", value: model.id },
      facts: statements.facts,
      listing: toListing(model, statements),
    },
    unknownWords: statements.unknownWords,
    hidden: listHidden(model, statements),
  };
}

const GATES = new Set(["auto", "manual"]);

function stateOrganization({ id, author }: HubModel, statements: Statements): void {
  const organization = organizationOf(id);
  const isDeclared = author === organization;
  statements.state("organization", organization, isDeclared ? { field: "author" } : { field: "id", how: "derived" });
}

// The Hub keeps days of creation since this one, and gives it to all that was there before.
const FIRST_DAY = "2022-03-02";

function stateRelease({ createdAt }: HubModel, date: string, statements: Statements): void {
  const day = createdAt === undefined ? undefined : new Date(createdAt).toISOString().slice(0, 10);
  if (day === undefined || day <= FIRST_DAY || day > date) return;
  statements.state("release_date", day, { field: "createdAt", note: "Day the repository was created." });
}

function stateConfig({ config, modelType }: HubModel, statements: Statements): void {
  const { facts, revision } = config?.state === "read" ? config : { facts: [], revision: undefined };
  for (const { field, key, value } of facts) {
    const isStated = statements.state(field, value, { field: `config.json: ${key}`, revision });
    if (!isStated && typeof value === "string") statements.flag(key, value);
  }
  if (typeof modelType !== "string" || modelType === "" || statements.has("architecture.type")) return;
  if (!statements.state("architecture.type", modelType, { field: "config.model_type" })) {
    statements.flag("config.model_type", modelType);
  }
}

// What the answer about one model has, and lists of the kind `full` have not.
const DETAIL_FIELDS = ["capabilities.languages", "specs.parameters", "specs.context_length"];

function listHidden({ config, isBare }: HubModel, statements: Statements): string[] {
  const isTold = config?.state === "read" || config?.state === "none";
  // A licence is one statement: an earlier name does not go with another licence.
  const license = statements.has("license") ? [] : LICENSE_FIELDS;
  const unseen = [...(isTold ? [] : CONFIG_FIELDS), ...(isBare ? [...DETAIL_FIELDS, ...license] : [])];
  return unseen.filter((path) => !statements.has(path));
}

function toListing(model: HubModel, statements: Statements): Listing {
  const signals = listSignals(model);
  // Figures of all time have another scale than those of 30 days.
  const { downloads_all_time: _, ...recent } = signals;
  const license = statements.facts.license?.value;
  const { raw } = statements;
  return {
    model_id: model.id,
    provider: organizationOf(model.id),
    ...(typeof license === "string" ? { license } : {}),
    source: SOURCE,
    popularity_score: scorePopularity(recent),
    tags: listTags(model),
    signals,
    ...(raw === undefined ? {} : { raw }),
  };
}
