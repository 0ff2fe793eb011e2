// Where the names at the line of a chart stand: beside their mark, clear of each other and as clear of other marks as may be.

/** A box in the drawing. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A place in the drawing. */
export interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Which part of a text stands at its place: its begin, its middle or its end. */
export type Anchor = "start" | "middle" | "end";

/** A name with its place. */
export interface PlacedLabel {
  readonly text: string;
  /** Where it begins, has its middle or ends, as `anchor` says. */
  readonly left: number;
  /** Its base line. */
  readonly top: number;
  readonly anchor: Anchor;
  /** The mark that it names; a thin line leads there where the name stands apart. */
  readonly mark: Spot;
  /** Where that line ends, if there is one. */
  readonly leader?: Spot;
}

const FONT = 12;
/** Width of a sign of the page's fonts at that size, on the safe side of the average. */
const SIGN = 6.5;
const GAP = 8;
/** From how far a line leads to the mark. */
const APART = 18;
const STEPS = 5;
/** What it costs to stand on a mark, on the line or below it, in lengths of the way to the own mark; and how much is too much. */
const COVERED = 14;
const CROSSED = 40;
const BELOW = 6;
const TOO_MUCH = 60;
/** Room between names. */
const BETWEEN = 4;

/** Places names, those first that have a good place. One that has none is left out: the table has it. */
export function placeLabels(
  named: readonly { readonly text: string; readonly mark: Spot }[],
  marks: readonly Spot[],
  line: readonly Spot[],
  area: Box,
): readonly PlacedLabel[] {
  // Names may stand a little higher than marks.
  const room = { ...area, top: area.top - FONT };
  const candidates = named
    .flatMap(({ text, mark }, index) =>
      candidateBoxes(text.length * SIGN, mark)
        .filter((box) => isInside(box, room))
        .map((box) => ({ index, text, mark, box, cost: cost(box, mark, marks, line) })),
    )
    .filter(({ cost }) => cost <= TOO_MUCH)
    .sort((a, b) => a.cost - b.cost);
  const placed = new Map<number, Box>();
  const labels: PlacedLabel[] = [];
  for (const { index, text, mark, box } of candidates) {
    if (placed.has(index) || [...placed.values()].some((other) => overlaps(grow(box, BETWEEN), other))) continue;
    placed.set(index, box);
    labels.push(toLabel(text, mark, box));
  }
  return labels;
}

interface Candidate extends Box {
  readonly anchor: Anchor;
}

function candidateBoxes(width: number, { left, top }: Spot): readonly Candidate[] {
  const starts: Readonly<Record<Anchor, number>> = {
    end: left - GAP - width,
    start: left + GAP,
    middle: left - width / 2,
  };
  return Array.from({ length: STEPS }, (_, step) => step * (FONT + 2)).flatMap((away) => {
    const sides: readonly Anchor[] = ["end", "start", "middle"];
    const above = sides.map((anchor) => ({ anchor, base: top - GAP - away }));
    const below = sides.map((anchor) => ({ anchor, base: top + GAP + FONT + away }));
    const beside = away === 0 ? sides.slice(0, 2).map((anchor) => ({ anchor, base: top + FONT / 3 })) : [];
    return [...beside, ...above, ...below].map(({ anchor, base }) => {
      return { anchor, left: starts[anchor], top: base - FONT, right: starts[anchor] + width, bottom: base + 2 };
    });
  });
}

function cost(box: Box, mark: Spot, marks: readonly Spot[], line: readonly Spot[]): number {
  const covered = marks.filter((spot) => contains(grow(box, 4), spot)).length;
  const crossed = line.some((spot, index) => {
    const next = line[index + 1];
    return next !== undefined && overlaps(box, spanned(spot, next));
  });
  return covered * COVERED + (crossed ? CROSSED : 0) + (box.top > mark.top ? BELOW : 0) + distance(box, mark);
}

function toLabel(text: string, mark: Spot, box: Candidate): PlacedLabel {
  const { anchor } = box;
  const left = anchor === "start" ? box.left : anchor === "end" ? box.right : (box.left + box.right) / 2;
  const leader = {
    left: Math.min(Math.max(mark.left, box.left), box.right),
    top: mark.top < box.top ? box.top : box.bottom + 1,
  };
  return { text, anchor, left, top: box.bottom - 2, mark, ...(distance(box, mark) > APART ? { leader } : {}) };
}

function distance(box: Box, { left, top }: Spot): number {
  const x = Math.max(box.left - left, 0, left - box.right);
  const y = Math.max(box.top - top, 0, top - box.bottom);
  return Math.hypot(x, y);
}

function grow(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

function contains(box: Box, { left, top }: Spot): boolean {
  return left > box.left && left < box.right && top > box.top && top < box.bottom;
}

function isInside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function spanned(a: Spot, b: Spot): Box {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top) - 0.5,
    right: Math.max(a.left, b.left) + 0.5,
    bottom: Math.max(a.top, b.top) + 0.5,
  };
}
