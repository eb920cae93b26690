/**
 * Repairs YAML that PyYAML takes, and so SAM's command line and CloudFormation, and that YAML 1.2 forbids: brackets and
 * quoted text whose lines are not further indented than their key, and a dash alone in brackets. White space at the start
 * of these lines means nothing, so the repair indents them; it never adds or removes a line.
 */
import { CST, Lexer } from 'yaml';

export interface RepairedYaml {
  readonly text: string;
  /** The characters that the repair adds at the start of lines, by the number of the line. */
  readonly indented: ReadonlyMap<number, number>;
  /** The lines with a dash that the repair puts in quotes. */
  readonly dashes: readonly number[];
}

interface Edit {
  readonly at: number;
  readonly insert: string;
}

/** A part that starts at `start`, and whose lines are indented too little. */
interface Fault {
  readonly start: number;
}

export function repairYaml(text: string): RepairedYaml {
  const edits: Edit[] = [];
  for (let from = 0; from < text.length;) {
    const fault = firstFault(text, from, edits);
    const end = fault && endOfNode(text, fault.start, edits);
    if (fault === undefined || end === undefined) break;
    indentLines(text, fault.start, end, edits);
    const nextLine = text.indexOf('\n', end);
    from = nextLine < 0 ? text.length : nextLine + 1;
  }
  return applied(text, edits);
}

/** Finds the first fault, and adds the dashes before it to the edits. */
function firstFault(text: string, from: number, edits: Edit[]): Fault | undefined {
  let outermost = from;
  let dashes: Edit[] = [];
  for (const { lexeme, at, level } of lexemes(text, from)) {
    if (level === 1 && OPENING.has(lexeme)) {
      outermost = at;
      dashes = [];
    }
    const start = level > 0 ? outermost : at;
    if (lexeme === CST.FLOW_END) return { start: outermost };
    if (QUOTES.has(lexeme[0]) && isCut(text, at, lexeme)) return { start };
    if (isDash(text, lexeme, at, level)) dashes.push(...quoted(at));
    if (level === 0 && CLOSING.has(lexeme)) dashes.forEach((edit) => edits.push(edit));
  }
  return undefined;
}

/** The end of brackets or of quoted text, which stand alone there and so need no indentation. */
function endOfNode(text: string, start: number, edits: Edit[]): number | undefined {
  for (const { lexeme, at, level } of lexemes(text, start)) {
    if (lexeme === CST.FLOW_END) return undefined;
    if (isDash(text, lexeme, at, level)) edits.push(...quoted(at));
    if (level === 0 && (CLOSING.has(lexeme) || QUOTES.has(lexeme[0]))) return at + lexeme.length;
  }
  return undefined;
}

const OPENING: ReadonlySet<string> = new Set(['[', '{']);
const CLOSING: ReadonlySet<string> = new Set([']', '}']);
const QUOTE = '"';
const QUOTES: ReadonlySet<string> = new Set([QUOTE, '\'']);
/** Marks that the lexer puts between the pieces of the text. */
const MARKS: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);

interface Lexeme {
  readonly lexeme: string;
  readonly at: number;
  /** How many brackets are open after the lexeme. */
  readonly level: number;
}

/** The lexemes of the text, without plain and block scalars, in which brackets and quotes are ordinary characters. */
function* lexemes(text: string, from: number): Generator<Lexeme> {
  let at = from;
  let level = 0;
  let isScalar = false;
  for (const lexeme of new Lexer().lex(text.slice(from))) {
    if (!isScalar) {
      if (OPENING.has(lexeme)) level += 1;
      if (CLOSING.has(lexeme)) level -= 1;
      if (lexeme !== '') yield { lexeme, at, level };
      if (lexeme === CST.FLOW_END) level = 0;
    }
    isScalar = lexeme === CST.SCALAR;
    if (!MARKS.has(lexeme)) at += lexeme.length;
  }
}

/** Whether quoted text goes on after the end of its line, where the lexer stops for lack of indentation. */
function isCut(text: string, at: number, lexeme: string): boolean {
  const next = text[at + lexeme.length];
  if (next !== '\n' && next !== '\r') return false;
  const [, whole] = new Lexer().lex(text.slice(at));
  return whole !== lexeme;
}

function isDash(text: string, lexeme: string, at: number, level: number): boolean {
  return lexeme === '-' && level > 0 && ',]}'.includes(text[at + 1] ?? ' ');
}

function quoted(at: number): readonly Edit[] {
  return [{ at, insert: QUOTE }, { at: at + 1, insert: QUOTE }];
}

/** Indents all lines but the first and empty ones as far as the first. */
function indentLines(text: string, start: number, end: number, edits: Edit[]): void {
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    if (text[at] !== '\n' && text[at] !== '\r') edits.push({ at, insert: ' '.repeat(column) });
  }
}

/** A line is indented before its dash is quoted. */
function order({ insert }: Edit): number {
  return Number(insert === QUOTE);
}

function applied(text: string, edits: readonly Edit[]): RepairedYaml {
  const pieces: string[] = [];
  const indented = new Map<number, number>();
  const dashes = new Set<number>();
  let [done, line] = [0, 1];
  for (const { at, insert } of [...edits].sort((one, two) => one.at - two.at || order(one) - order(two))) {
    const between = text.slice(done, at);
    line += between.split('\n').length - 1;
    if (insert === QUOTE) dashes.add(line);
    else indented.set(line, insert.length);
    pieces.push(between, insert);
    done = at;
  }
  return { text: [...pieces, text.slice(done)].join(''), indented, dashes: [...dashes] };
}
