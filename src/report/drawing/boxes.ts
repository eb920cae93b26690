/** The lines of text in the boxes and on the edges of a picture, and the sizes that they need. */
import { pluralizeCount } from '../../text/pluralize';
import { PlaneEdge, Size } from '../layout/plane';
import { Notified, PictureEdge, PictureNode } from '../picture/parts';
import { fittedLines } from './lines';

export const BOX = { width: 208, padding: 10 };
/** The width of a monospaced character, as a part of its size. */
const CHARACTER = 0.6;

interface TextStyle {
  /** Pixels from one line to the next. */
  readonly line: number;
  readonly size: number;
  /** The characters that fit into a box. */
  readonly columns: number;
}

const styleOf = (line: number, size: number): TextStyle => (
  { line, size, columns: Math.floor((BOX.width - 2 * BOX.padding) / (size * CHARACTER)) }
);

export const CAPTION = styleOf(14, 10.5);
export const NAME = styleOf(16, 12.5);
export const NOTE = CAPTION;
export const LABEL = { ...styleOf(14, 11), most: 152 };
const OCTAGON = 44;

export interface NoteLine {
  readonly text: string;
  /** Whether it stands out as a warning. */
  readonly warns: boolean;
}

export interface BoxLines {
  readonly caption: readonly string[];
  readonly name: readonly string[];
  readonly notes: readonly NoteLine[];
}

/** A node of another stack than its band names its stack. */
export function boxLines(node: PictureNode, stack: string): BoxLines {
  const { noun, name, told, shared, mark } = node;
  const caption = [...(mark === 'was' ? ['was'] : []), ...(noun === undefined ? [] : [noun])].join(': ');
  const notes: readonly NoteLine[] = [
    ...(shared === undefined ? [] : [{ text: `shared by ${pluralizeCount(shared, 'function')}`, warns: false }]),
    ...(node.stack === '' || node.stack === stack ? [] : [{ text: `in ${node.stack}`, warns: false }]),
    ...told.map(toldNote).map(({ text, warns }) => ({ text, warns: warns && mark !== 'was' })),
  ];
  return {
    caption: caption === '' ? [] : fittedLines(caption, CAPTION.columns, 1),
    name: fittedLines(nameIn(stack, name), NAME.columns, 3),
    notes: notes.flatMap(({ text, warns }) => (
      fittedLines(text, NOTE.columns, 2).map((line) => ({ text: line, warns }))
    )),
  };
}

/** The band names the stack, with which most names begin. */
function nameIn(stack: string, name: string): string {
  const isInside = stack !== '' && name.startsWith(stack) && ['/', '.'].includes(name.charAt(stack.length));
  return isInside ? name.slice(stack.length + 1) : name;
}

function toldNote({ who, words }: Notified): NoteLine {
  return { text: who === 'unknown' ? 'who is told is unknown' : `tells ${words}`, warns: who === 'nobody' };
}

export function boxSize({ caption, name, notes }: BoxLines, { shape }: PictureNode): Size {
  const text = caption.length * CAPTION.line + name.length * NAME.line + notes.length * NOTE.line;
  return { width: BOX.width, height: shape === 'nowhere' ? OCTAGON : 2 * BOX.padding + text };
}

export interface LabelLines extends Size {
  readonly lines: readonly string[];
  /** How many columns of boxes the edge spans at least. */
  readonly columns: number;
}

/** What the service could not hand over passes by the column of the functions, where a label may be as wide as they are. */
export function labelOf({ from, to, label, details }: PictureEdge, nodes: readonly PictureNode[]): LabelLines {
  const passesBy = nodes[from - 1].shape === 'source' && !['source', 'function'].includes(nodes[to - 1].shape);
  const columns = passesBy ? 2 : 1;
  const most = columns === 1 ? LABEL.most : BOX.width;
  const characters = Math.floor((most - 8) / (LABEL.size * CHARACTER));
  const [first, ...more] = label.split(' · ');
  const lines = [first, ...more, ...details].flatMap((line) => fittedLines(line, characters, 2));
  const longest = lines.reduce((length, line) => Math.max(length, line.length), 0);
  const width = Math.min(most, Math.ceil(longest * LABEL.size * CHARACTER) + 8);
  return { lines, columns, width, height: lines.length * LABEL.line + 4 };
}

/** All labels of a column take the same room, so that boxes stand below each other. */
export function linkOf({ from, to }: PictureEdge, { columns, width, height }: LabelLines): PlaneEdge {
  return { from: from - 1, to: to - 1, columns, label: { width, height }, room: columns === 1 ? LABEL.most : width };
}
