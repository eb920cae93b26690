/** One cell of the matrix: what becomes of an option, or of a destination, on a source. */
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { newStack } from '../support/app';
import { propsOf } from '../support/public-props';
import { outcomeOf, refusalOf } from '../support/refusal';
import { Synthesized } from '../support/synthesized';
import { Made, Props, Source } from './sources';

export interface Seen {
  readonly synthesized: Synthesized;
  readonly made: Made;
  /** The props that the cell gave. */
  readonly given: Props;
}

/** What the error must say: the fact, and how to mend it. */
export interface Refused {
  readonly fact: RegExp;
  readonly fix: RegExp;
}

export type Outcome =
  /** The source has no such prop: derived from its props interface, and written in no row. */
  | 'absent'
  /** It is refused, with this fact and this fix. */
  | Refused
  /** It is in the template. */
  | ((seen: Seen) => void);

export interface Row {
  readonly name: string;
  readonly prop: string;
  readonly give: (scope: Construct, source: Source) => Props;
  readonly cells: Readonly<Record<string, Outcome>>;
}

export interface Cell {
  readonly name: string;
  readonly source: Source;
  readonly row: Row;
  readonly outcome: Outcome | undefined;
}

export function cellsOf(sources: readonly Source[], rows: readonly Row[]): Cell[] {
  return sources.flatMap((source) => rows.map((row) => {
    return { name: `${source.name}: ${row.name}`, source, row, outcome: outcomeIn(source, row) };
  }));
}

/** A prop that the interface of the source does not have is absent; a row says what becomes of it elsewhere. */
function outcomeIn({ props, always, groups }: Source, { prop, cells }: Row): Outcome | undefined {
  if (!propsOf(props).has(prop)) return 'absent';
  const group = groups.find((name) => name in cells);
  return always ?? (group === undefined ? undefined : cells[group]);
}

export function isAbsent({ outcome }: Cell): boolean {
  return outcome === 'absent';
}

export function isRefused(cell: Cell): cell is Cell & { outcome: Refused } {
  return typeof cell.outcome === 'object';
}

export function isTaken(cell: Cell): cell is Cell & { outcome: (seen: Seen) => void } {
  return typeof cell.outcome === 'function';
}

/** The refusal of a cell, in a stack that is never synthesized. */
export function refuses({ source, row, outcome }: Cell & { outcome: Refused }): void {
  const scope = new Construct(newStack(), 'Cell');
  const message = refusalOf(() => source.make(scope, row.give(scope, source)));
  const [fact, ...rest] = message.split('. ');
  expect(fact).toMatch(outcome.fact);
  expect(rest.join('. ')).toMatch(outcome.fix);
}

/** All cells that a stack takes, in that one stack, synthesized once. */
export function synthesizeCells(cells: readonly Cell[]): (cell: Cell) => Seen {
  const stack: Stack = newStack();
  const built = new Map(cells.map((cell, index) => {
    const scope = new Construct(stack, `Cell${index}`);
    const given = cell.row.give(scope, cell.source);
    return [cell.name, { given, made: outcomeOf(() => cell.source.make(scope, given)) }];
  }));
  const synthesized = new Synthesized(stack);
  return ({ name }) => {
    const { given, made } = built.get(name)!;
    if (made instanceof Error) {
      throw made;
    }
    return { synthesized, given, made: made as Made };
  };
}
