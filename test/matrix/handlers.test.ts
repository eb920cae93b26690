/** Every kind of handler on every polled source: the mapping names its qualifier, and its role may read the source before Lambda is told to. */
import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { importFunction, importFunctionWithRole, makeAlias, makeDurableFunction, makeFunction } from '../support/app';
import { Cell, cellsOf, isRefused, isTaken, Outcome, refuses, Row, Seen, synthesizeCells } from './cell';
import { refused } from './expectations';
import { SOURCES } from './sources';

const POLLED = SOURCES.filter(({ groups }) => groups.includes('mapping'));
const UNKNOWN_TIMEOUT = refused(/visibilityTimeout is left out, and the timeout of .* is not known here$/, /Give visibilityTimeout: 6 × the function's timeout/);
const ROWS: readonly Row[] = [
  row('function', (scope) => makeFunction(scope), { mapping: mapped }),
  row('alias', (scope) => makeAlias(makeFunction(scope)), { mapping: mapped }),
  row('version', (scope) => makeFunction(scope).currentVersion, { mapping: mapped }),
  row('durable function', (scope) => makeDurableFunction(scope), {
    mapping: refused(/is a durable function, given without a version or alias$/, /version|alias/),
  }),
  row('version of a durable function', (scope) => makeDurableFunction(scope).currentVersion, { mapping: mapped }),
  row('imported function', importFunction, {
    'queue made': UNKNOWN_TIMEOUT, 'queue given': UNKNOWN_TIMEOUT, 'queue settled': mapped, 'queue imported': mapped, 'mapping': mapped,
  }),
  row('imported function with role', importFunctionWithRole, {
    'queue made': UNKNOWN_TIMEOUT, 'queue given': UNKNOWN_TIMEOUT, 'queue settled': mapped, 'queue imported': mapped, 'mapping': mapped,
  }),
  row('imported function with a visibilityTimeout', importFunction, {
    'queue imported': refused(/is given for the queue .*, which is imported$/, /Set it where the queue is created\.$/),
    'queue settled': refused(/sets 120 seconds itself$/, /Leave it out here/),
    'mapping': mapped,
  }, { visibilityTimeout: Duration.minutes(1) }),
  row('durable function that runs for an hour', (scope) => makeDurableFunction(scope, 'Fn', Duration.hours(1)).currentVersion, {
    mapping: refused(/is a durable function with an execution timeout of 3600 seconds, above the 900 seconds/, /Lower its execution timeout to 900 seconds/),
  }),
  row('tenant-isolated function', (scope) => makeFunction(scope, 'Fn', { tenancyConfig: lambda.TenancyConfig.PER_TENANT }), {
    mapping: refused(/is tenant isolated, and an event source mapping has no tenant id$/, /Let another function consume the source/),
  }),
];

function row(name: string, handlerIn: (scope: Construct) => lambda.IFunction, cells: Record<string, Outcome>, props: object = {}): Row {
  return { name, prop: 'handler', give: (scope) => ({ ...props, handler: handlerIn(scope) }), cells: { ...cells } };
}

const CELLS = cellsOf(POLLED, ROWS);

test('no cell is missing', () => {
  expect(CELLS.filter(isTaken).length + CELLS.filter(isRefused).length).toBe(POLLED.length * ROWS.length);
});

describe('a handler that cannot consume the source is refused with the fact and the fix', () => {
  test.each(CELLS.filter(isRefused))('$name', (cell) => {
    expect.hasAssertions();
    refuses(cell);
  });
});

describe('a handler that can is named with its qualifier, and permitted before the mapping is made', () => {
  let see: (cell: Cell) => Seen;
  beforeAll(() => { see = synthesizeCells(CELLS.filter(isTaken)); });

  test.each(CELLS.filter(isTaken))('$name', (cell) => {
    expect.hasAssertions();
    cell.outcome(see(cell));
    readable(see(cell), cell);
  });
});

function mapped({ synthesized, made }: Seen): void {
  const { FunctionName, EventSourceArn } = synthesized.resource(made.settings).Properties;
  expect(FunctionName).toEqual(synthesized.resolve(made.handler.functionArn));
  expect(EventSourceArn).toEqual(synthesized.resolve(made.sourceArn));
}

function readable({ synthesized, made }: Seen, { source }: Cell): void {
  const actions = source.reads!.length === 1 ? source.reads![0] : source.reads;
  if (made.handler.role === undefined) {
    expect(synthesized.warnings(made.settings).join()).toContain(JSON.stringify(actions));
    return;
  }
  const allowed = synthesized.statements(made.handler.role).filter(({ Action }) => JSON.stringify(Action) === JSON.stringify(actions));
  expect(allowed).toHaveLength(1);
  expect(synthesized.resource(made.settings).DependsOn).toEqual(expect.arrayContaining(synthesized.policies(made.handler.role)));
}
