/** The places of all values in the text of a template. Each part of the text belongs to one node, as in the text. */

/** Offsets count characters; the end is exclusive and leaves out white space and comments after the value. */
export interface SourceNode {
  /** Start of the value, with its tag and its anchor. */
  readonly start: number;
  readonly end: number;
  /** `scalar` is also an alias: it is replaced as a whole. */
  readonly style: 'block' | 'flow' | 'scalar';
  readonly isList: boolean;
  /** The intrinsic of a short tag: `Fn::If` for `!If`. */
  readonly intrinsic?: string;
  /** Aliases repeat the value elsewhere, so an edit of it would edit those too. */
  readonly isShared: boolean;
  /** White space after it is a part of the value, as in `|+`: the end is the start of a line. */
  readonly hasOpenEnd: boolean;
  readonly parts: readonly TextPart[];
}

/** A member of a map or an item of a list. */
export interface TextPart {
  /** Empty for an item. */
  readonly name: string;
  /** Start of the key or the dash. */
  readonly start: number;
  /** End of the colon or the dash. */
  readonly after: number;
  readonly node: SourceNode;
}

/** How the text writes what could be written in several ways. */
export interface SourceStyle {
  readonly isJson: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** One level of indentation; empty if the text is one line. */
  readonly indent: string;
  /** `!Ref` and not `Ref:`. */
  readonly hasShortTags: boolean;
  readonly quote: '\'' | '"';
  /** The dashes of a list are further indented than its key. */
  readonly indentsLists: boolean;
}

export interface SourceTree {
  readonly root: SourceNode;
  readonly value: unknown;
  readonly style: SourceStyle;
}

/** Why an edit cannot be written into a text without a change elsewhere. */
export class NotWritable extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'NotWritable';
  }
}

/** Why nothing at all can be written into a file. */
export class FileNotWritable extends NotWritable {}

export function endOf({ after, node }: TextPart): number {
  return Math.max(after, node.end);
}
