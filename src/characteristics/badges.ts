// Badges: what of a model is worth a word at first sight. Descriptions only; how they look is for whoever draws them.
import { formatTokens } from "../format.js";
import { familyOf } from "./model-types.js";
import type { CharacteristicName, Evidence, Multimodal } from "./types.js";

/** What a badge speaks of. */
export type BadgeKind =
  | "architecture"
  | "multimodal"
  | "quantization"
  | "context"
  | "mixture-of-experts"
  | "license"
  | "life-cycle";

/** Colour of a badge by name. The label says the same in words. */
export type BadgeTone = "blue" | "green" | "purple" | "gray" | "teal" | "amber" | "red";

/** One badge. Labels and titles hold text of strangers: show them as text, never as markup. */
export interface Badge {
  readonly kind: BadgeKind;
  /** A few words. */
  readonly label: string;
  readonly tone: BadgeTone;
  /** Name of the icon in Lucide: `cpu`, `eye`, `audio-lines`, `layers`, `text`, `network`, `scale`, `archive`. */
  readonly icon: string;
  /** One sentence for a tooltip. */
  readonly title: string;
  /** `declared`: the registry or the file says so; `derived`: computed, or filled in by a library. */
  readonly origin: "declared" | "derived";
}

/** What badges are made of: characteristics, or a model of the registry. All of it may be missing. */
export interface BadgeSource {
  readonly evidence?: Readonly<Partial<Record<CharacteristicName, Evidence>>>;
  readonly family?: string;
  readonly modelType?: string;
  readonly architectures?: readonly string[];
  readonly architectureType?: string;
  /** Diffusion model that a checkpoint or LoRA is made for. */
  readonly baseModel?: string;
  readonly multimodal?: Multimodal;
  readonly modalities?: readonly string[];
  readonly quantization?: readonly string[];
  readonly quantizationBits?: number;
  readonly quantizationMethod?: string;
  readonly quantizationFormat?: string;
  readonly contextWindow?: number;
  readonly contextLength?: number;
  readonly experts?: number;
  readonly activeExperts?: number;
  readonly numExperts?: number;
  readonly numExpertsPerToken?: number;
  readonly license?: string;
  readonly status?: "active" | "deprecated" | "retired";
  readonly replacedBy?: string;
  readonly reason?: string;
}

/**
 * Badges of a model, in the order in which they are read: architecture, multimodal, quantisation, context, mixture of experts,
 * licence, life cycle. What is not known has no badge, but for the architecture, which is then `Unknown`.
 */
export function badgesFor(model: BadgeSource): readonly Badge[] {
  const badges = [
    architecture(model),
    multimodal(model),
    quantization(model),
    context(model),
    mixture(model),
    license(model),
    lifeCycle(model),
  ];
  return badges.filter((badge) => badge !== undefined);
}

function originOf({ evidence }: BadgeSource, name: CharacteristicName): Badge["origin"] {
  const how = evidence?.[name]?.how;
  return how === undefined || how === "declared" ? "declared" : "derived";
}

function architecture(model: BadgeSource): Badge {
  const type = model.modelType ?? model.architectureType;
  const name = familyOf(type, model.architectures ?? [])?.family ?? model.family ?? model.baseModel;
  const rest = { kind: "architecture", tone: "blue", icon: "cpu", origin: originOf(model, "family") } as const;
  if (name === undefined) {
    const title =
      type === undefined ? "The architecture is not known." : `${type} belongs to no family that is known here.`;
    return { ...rest, label: "Unknown", title };
  }
  return {
    ...rest,
    label: name,
    title: type === undefined ? `${name} family.` : `${name} family, model type ${type}.`,
  };
}

const SENSES = {
  vision: ["Vision", "eye", "Takes images beside text."],
  audio: ["Audio", "audio-lines", "Takes audio."],
  "vision-audio": ["Vision and audio", "eye", "Takes images and audio beside text."],
  video: ["Video", "video", "Takes video."],
} as const;

function multimodal(model: BadgeSource): Badge | undefined {
  const sense = model.multimodal ?? senseOf(model.modalities);
  if (sense === undefined || sense === "none") return undefined;
  const [label, icon, title] = SENSES[sense];
  return { kind: "multimodal", label, tone: "green", icon, title, origin: originOf(model, "multimodal") };
}

function senseOf(modalities: readonly string[] | undefined): Multimodal | undefined {
  if (modalities === undefined) return undefined;
  const sees = modalities.includes("image");
  const hears = modalities.includes("audio");
  if (sees && hears) return "vision-audio";
  return sees ? "vision" : hears ? "audio" : modalities.includes("video") ? "video" : "none";
}

function quantization(model: BadgeSource): Badge | undefined {
  const {
    quantizationBits: bits,
    quantizationMethod: method,
    quantizationFormat: format,
    quantization: formats,
  } = model;
  const rest = { kind: "quantization", tone: "purple", icon: "layers" } as const;
  if (bits === undefined && method === undefined) {
    if (formats === undefined || formats.length === 0) return undefined;
    const list = formats.join(", ");
    return { ...rest, label: list, title: `Published as ${list}.`, origin: "declared" };
  }
  const words = [method, format].filter((word) => word !== undefined).join(", ");
  const label = bits === undefined ? (method as string) : `${bits}-bit`;
  const title =
    bits === undefined ? `Quantised: ${words}.` : `${bits} bits per weight${words === "" ? "" : `: ${words}`}.`;
  return {
    ...rest,
    label,
    title,
    origin: originOf(model, bits === undefined ? "quantizationMethod" : "quantizationBits"),
  };
}

function context(model: BadgeSource): Badge | undefined {
  const tokens = model.contextWindow ?? model.contextLength;
  if (tokens === undefined || !(tokens > 0 && Number.isFinite(tokens))) return undefined;
  const text = formatTokens(tokens);
  return {
    kind: "context",
    label: text,
    tone: "gray",
    icon: "text",
    title: `Context: ${text}.`,
    origin: originOf(model, "contextWindow"),
  };
}

function mixture(model: BadgeSource): Badge | undefined {
  const experts = model.experts ?? model.numExperts;
  if (experts === undefined || experts < 2) return undefined;
  const active = model.activeExperts ?? model.numExpertsPerToken;
  const title = `Mixture of ${experts} experts${active === undefined ? "" : `, ${active} of them for each token`}.`;
  const label = active === undefined ? `${experts} experts` : `${active} of ${experts} experts`;
  return {
    kind: "mixture-of-experts",
    label,
    tone: "teal",
    icon: "network",
    title,
    origin: originOf(model, "experts"),
  };
}

function license({ license: name }: BadgeSource): Badge | undefined {
  if (name === undefined) return undefined;
  return { kind: "license", label: name, tone: "gray", icon: "scale", title: `Licence: ${name}.`, origin: "declared" };
}

function lifeCycle({ status, reason, replacedBy }: BadgeSource): Badge | undefined {
  if (status !== "deprecated" && status !== "retired") return undefined;
  const [label, tone] = status === "retired" ? (["Retired", "red"] as const) : (["Deprecated", "amber"] as const);
  const parts = [reason, replacedBy === undefined ? undefined : `Use ${replacedBy} instead.`].filter(
    (part) => part !== undefined,
  );
  return {
    kind: "life-cycle",
    label,
    tone,
    icon: "archive",
    title: parts.length === 0 ? `${label}.` : parts.join(" "),
    origin: "declared",
  };
}
