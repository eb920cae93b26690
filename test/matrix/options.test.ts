/** The matrix source × option: each cell is in the template at its property, refused with its message, or does not exist as a prop. */
import { propsOf } from '../support/public-props';
import { ASYNC_ROWS } from './async-option-rows';
import { Cell, cellsOf, isAbsent, isRefused, isTaken, refuses, Seen, synthesizeCells } from './cell';
import { DOCUMENT_ROWS } from './document-option-rows';
import { KAFKA_ROWS } from './kafka-option-rows';
import { MAPPING_ROWS } from './mapping-option-rows';
import { MQ_ROWS } from './mq-option-rows';
import { QUEUE_ROWS } from './queue-option-rows';
import { SOURCES } from './sources';
import { STREAM_ROWS } from './stream-option-rows';

const ROWS = [...ASYNC_ROWS, ...MAPPING_ROWS, ...STREAM_ROWS, ...QUEUE_ROWS, ...KAFKA_ROWS, ...MQ_ROWS, ...DOCUMENT_ROWS];
const CELLS = cellsOf(SOURCES, ROWS);

const INTERFACES = [...new Set(SOURCES.map(({ props }) => props))];

/** The source itself is the other side of the matrix, and handlers and destinations have matrices of their own. */
function isElsewhere([prop, type]: readonly [string, string]): boolean {
  return ['lambda.IFunction', 'Destination'].includes(type) || SOURCES.some(({ given }) => given.includes(prop));
}

test('every prop of every source has a row', () => {
  const rows = new Set(ROWS.map(({ prop }) => prop));
  const props = INTERFACES.flatMap((name) => [...propsOf(name)]);
  expect(props.filter((prop) => !rows.has(prop[0]) && !isElsewhere(prop)).map(([prop]) => prop)).toEqual([]);
  expect([...rows].filter((row) => !props.some(([prop]) => prop === row))).toEqual([]);
});

test('every cell of a row is of a source that has its prop', () => {
  const idle = ROWS.flatMap(({ name, prop, cells }) => Object.keys(cells)
    .filter((group) => !SOURCES.some(({ groups, props }) => groups.includes(group) && propsOf(props).has(prop)))
    .map((group) => `${name}: ${group}`));
  expect(idle).toEqual([]);
});

test('no cell is missing', () => {
  expect(CELLS.filter(({ outcome }) => outcome === undefined).map(({ name }) => name)).toEqual([]);
  expect(new Set(CELLS.map(({ name }) => name)).size).toBe(SOURCES.length * ROWS.length);
  expect(CELLS.filter(isAbsent).length + CELLS.filter(isRefused).length + CELLS.filter(isTaken).length).toBe(SOURCES.length * ROWS.length);
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
