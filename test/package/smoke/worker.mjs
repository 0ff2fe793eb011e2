// An edge worker that answers every request with the result.
import * as modeldex from "modeldex";
import * as characteristics from "modeldex/characteristics";
import * as colbert from "modeldex/colbert";
import * as hub from "modeldex/hub";
import * as manifests from "modeldex/manifests";
import * as sizing from "modeldex/sizing";
import { smoke } from "./smoke.mjs";

export default {
  async fetch() {
    return new Response(await smoke(modeldex, colbert, { characteristics, hub, manifests, sizing }).catch(String));
  },
};
