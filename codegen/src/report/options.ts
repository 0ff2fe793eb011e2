// What a report is asked for. Every formatter takes it; none looks at the process, the terminal or the disk.

/** The formats of `--format`, in the order help texts list them. */
export const REPORT_FORMATS = ["pretty", "json", "github", "sarif"] as const;

/** One of the formats of `--format`. */
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** How issues are to be written, and what is known besides them. */
export interface ReportOptions {
  readonly format: ReportFormat;
  /** Whether `pretty` may use colours. */
  readonly color: boolean;
  /** Whether `pretty` shows the lines around each issue. */
  readonly frames: boolean;
  /** Columns of the terminal, for cutting long lines in frames; 100 unless told. */
  readonly width?: number;
  /** File path as in `Issue.file` -> its text; a file that is not here gets no frame. */
  readonly sources: ReadonlyMap<string, string>;
  /** Version of the tool, for SARIF. */
  readonly version: string;
  /** Issue code -> one-line description, for SARIF rules. */
  readonly rules?: ReadonlyMap<string, string>;
  /** The one line printed when nothing was found, such as `312 models valid, 14 files up to date.` */
  readonly summary?: string;
  /** The one command that repairs some of the issues; give it only when there are such issues. */
  readonly fixCommand?: string;
}
