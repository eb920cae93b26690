/** The matrix source × place × destination as cells: a row per place and destination, a column per source. */
import { isDeepStrictEqual } from 'util';
import { CfnResource } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { FailureQueue } from '../../src';
import { at } from '../support/synthesized';
import { ADAPTER_ROWS } from './adapter-rows';
import { Cell, Seen } from './cell';
import { Allowed, DestinationCell, DestinationRow, Given, SLOTS } from './destination-row';
import { DESTINATION_ROWS } from './destination-rows';
import { refused } from './expectations';
import { Source, SOURCES } from './sources';

export const PLACES = ['onSuccess', 'onFailure', 'deadLetter'] as const;
export type Place = typeof PLACES[number];
export const ROWS = [...DESTINATION_ROWS, ...ADAPTER_ROWS];

const DURABLE = refused(/is set, but the handler .* is a durable function$/, /the event would be lost\. Use deadLetterQueue or deadLetterTopic, which durable functions have\.$/);
const ROLELESS = refused(/of aws-cdk-lib, .*the handler .* is imported without its role$/, /import the function with its role: Function.fromFunctionAttributes/);
const IMPORTED_FUNCTION = refused(/which is imported$/, /^The dead-letter queue or topic is a setting of the function.*Use onFailure, or set/);
const IMPORTED_QUEUE = refused(/deadLetterQueue is given for the queue .*, which is imported$/, /^This app cannot change the queue\. Set it where the queue is created\.$/);
const SETTLED_QUEUE = refused(/deadLetterQueue is given, but the queue .* has a redrive policy itself$/, /Leave it out here, or on the queue\.$/);

/** The prop that a destination is given by; none when it is of no type that a place takes. */
export function propOf(place: Place, row: DestinationRow): string | undefined {
  if (place !== 'deadLetter') {
    return place;
  }
  return /topic/.test(row.name) ? 'deadLetterTopic' : /queue( given)?$|none/i.test(row.name) ? 'deadLetterQueue' : undefined;
}

/** Which column of a row's cells a source reads; none when it has no such place. */
function slotOf(source: Source, place: Place): number {
  return source.groups.map((group) => SLOTS.indexOf(`${group} ${place}` as typeof SLOTS[number])).find((slot) => slot >= 0) ?? -1;
}

function cellOf(source: Source, place: Place, row: DestinationRow): DestinationCell {
  const slot = slotOf(source, place);
  const cell = slot < 0 ? 'absent' : row.cells[slot] ?? row.cells[SLOTS.indexOf('stream onFailure')];
  if (cell === 'absent') {
    return cell;
  }
  if (source.name === 'async imported function' && /Destination( |$)/.test(row.name)) {
    return row.name.startsWith('S3OnFailure') ? cell : ROLELESS;
  }
  return row.name === 'none' ? cellOfNone(source, place, cell) : specialCell(source, place, cell);
}

function cellOfNone(source: Source, place: Place, cell: DestinationCell): DestinationCell {
  if (source.name === 'async durable function') {
    return place === 'deadLetter' ? 'taken' : 'none';
  }
  return source.groups.some((group) => /^queue (imported|settled)$/.test(group)) ? 'none' : source.always ?? cell;
}

/** Sources that refuse whatever is given. */
function specialCell(source: Source, place: Place, cell: DestinationCell): DestinationCell {
  if (source.name === 'async durable function' && place !== 'deadLetter') {
    return DURABLE;
  }
  if (source.name.startsWith('async imported') && place === 'deadLetter') {
    return cell === 'taken' ? IMPORTED_FUNCTION : cell;
  }
  if (source.groups.includes('queue imported')) {
    return IMPORTED_QUEUE;
  }
  return source.groups.includes('queue settled') ? SETTLED_QUEUE : source.always ?? cell;
}

export const CELLS: readonly Cell[] = SOURCES.flatMap((source) => PLACES.flatMap((place) => ROWS.map((row): Cell => {
  const cell = cellOf(source, place, row);
  const prop = propOf(place, row) ?? 'none';
  return {
    name: `${source.name}: ${place} ${row.name}`,
    source,
    row: {
      name: row.name,
      prop,
      give: (scope) => {
        const handler = source.handler(scope);
        const it = row.make(scope, handler);
        return { handler, [prop]: place === 'deadLetter' ? it[prop as 'deadLetterQueue'] : it.destination, it };
      },
      cells: {},
    },
    outcome: cell === 'taken' ? (seen) => expectTaken(seen, place) : cell === 'none' ? (seen) => expectNone(seen, place) : cell,
  };
})));

/** The ARN stands at its property, the role of the handler may write there, and Lambda is told only after. */
function expectTaken(seen: Seen, place: Place): void {
  const { synthesized, made } = seen;
  const it = seen.given.it as Given;
  if (made.queue) {
    const expected = synthesized.resolve(it.deadLetterQueue?.queueArn ?? made.deadLetterQueue!.queueArn);
    expect(synthesized.resource(made.queue).Properties.RedrivePolicy.deadLetterTargetArn).toEqual(expected);
    return;
  }
  const { resource, arn } = written(seen, place);
  const expected = it.arn ?? made[place as 'onFailure']?.destinationArn;
  expect(arn).toBeDefined();
  if (expected) expect(arn).toEqual(synthesized.resolve(expected));
  const allowed = (it.allows ?? []).map((one): Allowed => ({ ...one, resource: one.resource ?? (it.arn === undefined ? arn : undefined) }));
  if (made.handler.role === undefined) {
    allowed.forEach((one) => expectWarning(seen, one));
    return;
  }
  expect(resource.DependsOn).toEqual(expect.arrayContaining(synthesized.policies(made.handler.role)));
  allowed.forEach((one) => expectAllowed(seen, one));
}

function expectNone(seen: Seen, place: Place): void {
  if (seen.made.queue) {
    expect(seen.made.deadLetterQueue).not.toBeInstanceOf(FailureQueue);
  } else {
    expect(written(seen, place).arn).toBeUndefined();
  }
}

function written({ synthesized, made }: Seen, place: Place) {
  if (place !== 'deadLetter') {
    const resource = synthesized.resource(made.settings);
    return { resource, arn: at(resource.Properties, `DestinationConfig.${place === 'onSuccess' ? 'OnSuccess' : 'OnFailure'}.Destination`) };
  }
  const fn = (made.handler as Partial<lambda.IVersion>).lambda ?? made.handler;
  const resource = CfnResource.isCfnResource(fn.node.defaultChild) ? synthesized.resource(fn) : { Properties: {}, DependsOn: [] };
  return { resource, arn: at(resource.Properties, 'DeadLetterConfig.TargetArn') };
}

/** Our own statements word by word; of an adapter, which grants more, the action. */
function expectAllowed({ synthesized, made }: Seen, { actions, resource, condition }: Allowed): void {
  const statements = synthesized.statements(made.handler.role!);
  if (resource === undefined) {
    expect(statements.flatMap(({ Action }) => Action)).toContain(actions);
    return;
  }
  const statement = synthesized.resolve({ Action: actions, Effect: 'Allow', Resource: resource, ...(condition ? { Condition: condition } : {}) });
  expect(statements.filter((one) => isDeepStrictEqual(one, statement))).toEqual([statement]);
}

/** A role that the library does not know: it names the statement that is missing. */
function expectWarning({ synthesized, made }: Seen, { actions, resource }: Allowed): void {
  const words = [...[actions].flat().map((action) => `"${action}"`), JSON.stringify(synthesized.resolve(resource))];
  const warnings = synthesized.warnings(made.settings.node.scope!).filter((warning) => /cdk-lambda-delivery:roleUnknown/.test(warning));
  expect(warnings.filter((warning) => words.every((word) => warning.includes(word)))).toHaveLength(1);
}
