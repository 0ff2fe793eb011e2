// Badges in the language of the page. What they speak of, their tone and icon come from modeldex; the words are ours.
import { type Badge, type BadgeSource, badgesFor } from "modeldex/characteristics";
import type { Locale } from "../messages/locale.js";

/** A badge with its label in the language of the page. */
export interface LocalBadge extends Pick<Badge, "kind" | "tone" | "icon" | "origin"> {
  readonly label: string;
  /** What the badge speaks of, for those who do not see its icon: `Architecture`. */
  readonly subject: string;
  /** Whether the label says nothing without its subject. */
  readonly isBare: boolean;
}

/** Badges of a model or of characteristics, in the order in which they are read. */
export function localBadges(source: BadgeSource, locale: Locale): readonly LocalBadge[] {
  return badgesFor(source).map(({ kind, label, tone, icon, origin }) => {
    return {
      kind,
      tone,
      icon,
      origin,
      label: translate(kind, label, source, locale),
      subject: locale.m.badge.kind[kind],
      isBare: kind === "architecture" && label === "Unknown",
    };
  });
}

function translate(kind: Badge["kind"], label: string, source: BadgeSource, { m, number, count }: Locale): string {
  switch (kind) {
    case "architecture":
      return label === "Unknown" ? m.badge.unknownArchitecture : label;
    case "multimodal":
      return SENSES[label] === undefined ? label : m.badge[SENSES[label]];
    case "quantization":
      return source.quantizationBits === undefined ? label : m.badge.bits(number(source.quantizationBits));
    case "context":
      return count((source.contextWindow ?? source.contextLength) as number, m.unit.tokens);
    case "mixture-of-experts": {
      const experts = (source.experts ?? source.numExperts) as number;
      const active = source.activeExperts ?? source.numExpertsPerToken;
      return active === undefined
        ? count(experts, m.badge.experts)
        : m.badge.activeExperts(number(active), number(experts));
    }
    case "life-cycle":
      return source.status === "retired" ? m.badge.retired : m.badge.deprecated;
    case "license":
      return label;
  }
}

const SENSES: Readonly<Record<string, "vision" | "audio" | "visionAudio" | "video">> = {
  Vision: "vision",
  Audio: "audio",
  "Vision and audio": "visionAudio",
  Video: "video",
};
