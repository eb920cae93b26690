/** The matrix source × destination, at each place: in the template and permitted, refused with its message, or of no type that the prop takes. */
import { propsOf } from '../support/public-props';
import { Cell, isAbsent, isRefused, isTaken, refuses, Seen, synthesizeCells } from './cell';
import { CELLS, PLACES, propOf, ROWS } from './destination-cells';
import { SOURCES } from './sources';

test('no cell is missing', () => {
  expect(new Set(CELLS.map(({ name }) => name)).size).toBe(SOURCES.length * PLACES.length * ROWS.length);
  expect(CELLS.filter(isAbsent).length + CELLS.filter(isRefused).length + CELLS.filter(isTaken).length).toBe(CELLS.length);
});

test('a place that takes a destination takes every kind of it by the one type', () => {
  expect(propsOf('AsyncInvocationProps').get('onSuccess')).toBe('Destination');
  expect(propsOf('AsyncInvocationProps').get('onFailure')).toBe('Destination');
  expect(propsOf('StreamEventSourceConsumerProps').get('onFailure')).toBe('Destination');
  expect(propsOf('KafkaEventSourceConsumerProps').get('onFailure')).toBe('Destination');
  expect(propsOf('AsyncInvocationProps').get('deadLetterQueue')).toBe('sqs.IQueue');
  expect(propsOf('AsyncInvocationProps').get('deadLetterTopic')).toBe('sns.ITopic');
  expect(propsOf('SqsConsumerProps').get('deadLetterQueue')).toBe('sqs.IQueue');
});

describe('a destination that a source has no place for is no prop of it, or not of its type', () => {
  test.each(CELLS.filter(isAbsent))('$name', ({ source, row }) => {
    expect(row.prop === 'none' || !propsOf(source.props).has(row.prop)).toBe(true);
  });
});

describe('a destination that would lose the event is refused with the fact and the fix', () => {
  test.each(CELLS.filter(isRefused))('$name', (cell) => {
    expect.hasAssertions();
    refuses(cell);
  });
});

describe('a destination that AWS takes is in the template, permitted, and waited for', () => {
  let see: (cell: Cell) => Seen;
  beforeAll(() => { see = synthesizeCells(CELLS.filter(isTaken)); });

  test.each(CELLS.filter(isTaken))('$name', (cell) => {
    expect.hasAssertions();
    cell.outcome(see(cell));
  });
});

test('each destination is given by at most one prop of a place', () => {
  expect(ROWS.filter((row) => propOf('deadLetter', row) === undefined).map(({ cells }) => cells.slice(3, 6))).toEqual(
    expect.not.arrayContaining([expect.arrayContaining(['taken'])]),
  );
});
