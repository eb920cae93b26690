/** The matrix source × option: each cell is in the template at its property, refused with its message, or does not exist as a prop. */
import { propsOf } from '../support/public-props';
import { ASYNC_ROWS } from './async-option-rows';
import { Cell, cellsOf, isAbsent, isRefused, isTaken, refuses, Seen, synthesizeCells } from './cell';
import { MAPPING_ROWS } from './mapping-option-rows';
import { QUEUE_ROWS } from './queue-option-rows';
import { SOURCES } from './sources';
import { STREAM_ROWS } from './stream-option-rows';

const ROWS = [...ASYNC_ROWS, ...MAPPING_ROWS, ...STREAM_ROWS, ...QUEUE_ROWS];
const CELLS = cellsOf(SOURCES, ROWS);

/** Props that name the source itself, which is the other side of the matrix, and the destinations, which have a matrix of their own. */
const ELSEWHERE = ['handler', 'queue', 'stream', 'streamConsumer', 'table', 'onSuccess', 'onFailure'];
const INTERFACES = [...new Set(SOURCES.map(({ props }) => props))];

test('every prop of every source has a row', () => {
  const props = new Set(INTERFACES.flatMap((name) => [...propsOf(name).keys()]));
  expect([...new Set(ROWS.map(({ prop }) => prop)), ...ELSEWHERE].sort()).toEqual([...props].sort());
});

test('no cell is missing', () => {
  expect(CELLS.filter(({ outcome }) => outcome === undefined).map(({ name }) => name)).toEqual([]);
  expect(new Set(CELLS.map(({ name }) => name)).size).toBe(SOURCES.length * ROWS.length);
  expect(CELLS.filter(isAbsent).length + CELLS.filter(isRefused).length + CELLS.filter(isTaken).length).toBe(SOURCES.length * ROWS.length);
});

describe('an option that a source does not have is no prop of it', () => {
  test.each(CELLS.filter(isAbsent))('$name', ({ source, row }) => {
    expect(propsOf(source.props).has(row.prop)).toBe(false);
  });
});

test('every other option is a prop of its source', () => {
  const strangers = CELLS.filter((cell) => !isAbsent(cell)).filter(({ source, row }) => !propsOf(source.props).has(row.prop));
  expect(strangers.map(({ name }) => name)).toEqual([]);
});

describe('an option that AWS would reject is refused with the fact and the fix', () => {
  test.each(CELLS.filter(isRefused))('$name', (cell) => {
    expect.hasAssertions();
    refuses(cell);
  });
});

describe('an option that AWS takes is in the template', () => {
  let see: (cell: Cell) => Seen;
  beforeAll(() => { see = synthesizeCells(CELLS.filter(isTaken)); });

  test.each(CELLS.filter(isTaken))('$name', (cell) => {
    expect.hasAssertions();
    cell.outcome(see(cell));
  });
});
