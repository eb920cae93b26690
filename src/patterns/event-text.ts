/** A text of an event, known or known in part, and whether it equals, begins or ends with another. */
import { Known, unknown } from '../model/known';

/** A text of which is known how it begins and of which characters it is; no shape here is that of an IP address. */
export interface PartOfText {
  readonly start: string;
  /** Matches one character. */
  readonly alphabet: RegExp;
  readonly longest: number;
}

export type EventText = string | PartOfText;

export interface TextCase {
  readonly ignoresCase: boolean;
}

const EXACT: TextCase = { ignoresCase: false };
const OPEN = unknown('a pattern for a value that only the event has');

export function equalsText(text: EventText, other: string, comparison = EXACT): Known<boolean> {
  if (typeof text === 'string') return folded(text, comparison) === folded(other, comparison);
  return other !== '' && canBegin(text, other, comparison) && folded(other, comparison).startsWith(folded(text.start, comparison)) ? OPEN : false;
}

export function startsWithText(text: EventText, start: string, comparison = EXACT): Known<boolean> {
  const whole = folded(typeof text === 'string' ? text : text.start, comparison);
  if (whole.startsWith(folded(start, comparison))) return true;
  return typeof text !== 'string' && canBegin(text, start, comparison) ? OPEN : false;
}

export function endsWithText(text: EventText, end: string, comparison = EXACT): Known<boolean> {
  if (typeof text === 'string') return folded(text, comparison).endsWith(folded(end, comparison));
  if (end === '') return true;
  return canHold(text, end, comparison) ? OPEN : false;
}

/** The pieces are in the text in this order, with anything between two of them. */
export function fitsText(text: EventText, pieces: readonly string[]): Known<boolean> {
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  if (pieces.length === 1) return equalsText(text, first);
  if (typeof text === 'string') return fits(text, pieces);
  const [begins, ends] = [startsWithText(text, first), endsWithText(text, last)];
  if (begins === false || ends === false || !pieces.every((piece) => canHold(text, piece, EXACT))) return false;
  if (pieces.length === 2 && (first === '' || last === '')) return first === '' ? ends : begins;
  return OPEN;
}

function fits(text: string, pieces: readonly string[]): boolean {
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

function canBegin(shape: PartOfText, start: string, comparison: TextCase): boolean {
  const [known, asked] = [folded(shape.start, comparison), folded(start, comparison)];
  return (known.startsWith(asked) || asked.startsWith(known)) && canHold(shape, start, comparison);
}

function canHold({ alphabet, longest }: PartOfText, part: string, { ignoresCase }: TextCase): boolean {
  return part.length <= longest && [...part].every((character) => (
    alphabet.test(character)
    || (ignoresCase && (alphabet.test(character.toLowerCase()) || alphabet.test(character.toUpperCase())))
  ));
}

function folded(text: string, { ignoresCase }: TextCase): string {
  return ignoresCase ? text.toLowerCase() : text;
}
