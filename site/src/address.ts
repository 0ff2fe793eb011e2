// What pages read from the part of their address behind `?`.

/** A part of the address that cannot be followed. */
export interface InvalidPart {
  /** Name of the parameter. */
  readonly name: string;
  readonly value: string;
}
