// An edge worker that answers every request with the result.
import * as modeldex from "modeldex";
import * as colbert from "modeldex/colbert";
import { smoke } from "./smoke.mjs";

export default {
  async fetch() {
    return new Response(await smoke(modeldex, colbert).catch(String));
  },
};
