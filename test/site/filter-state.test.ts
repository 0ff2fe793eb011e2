// What a visitor asks of the list: read from addresses, written to them, and held against models.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readParts } from "../../site/src/list/facet-parts.js";
import { quantizationChoices } from "../../site/src/list/facet-quantization.js";
import { countModels } from "../../site/src/list/facet-select.js";
import { facetIndex } from "../../site/src/list/facet-index.js";
import { FACETS, FILTER_NAMES } from "../../site/src/list/facets.js";
import type { ListModel } from "../../site/src/list/list-model.js";
import { SORT_FIELDS } from "../../site/src/list/sort.js";
import { type ListState, readState, selectModels, settleState, writeState } from "../../site/src/list/state.js";
import { createLocale } from "../../site/src/messages/locale.js";
