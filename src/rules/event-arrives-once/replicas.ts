/**
 * One function that handles the streams of two replicas of a global table, in two Regions: each change is in both. That
 * the functions of two stacks are one is read from their logical id, as a stack has it that is deployed to two Regions.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, Known, mapAll } from '../../model/known';
import { FunctionNode } from '../../model/node';
import { coexist } from '../kit/coexist';
import { compareWithEarlier } from '../kit/compare-with-earlier';
import { Verdict } from '../kit/finding';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { location, report } from '../kit/report';
import { describeNode, prop } from '../kit/wording';

interface ReplicaReader {
  readonly mapping: Delivery;
  readonly table: NodeOf<'table'>;
  readonly handler: FunctionNode;
}

/** Deletes by time to live name the one who deleted in one Region only. */
const IN_ONE_REGION = 'userIdentity';

export function replicasHandledTwice(app: GraphIndex): readonly Verdict[] {
  const replicas = app.all('table').filter(({ replicaOf }) => replicaOf !== undefined);
  if (replicas.length === 0) return [];
  const originals = replicas.flatMap(({ replicaOf }) => app.nodeOf('table', replicaOf) ?? []);
  const readers = [...new Set([...originals, ...replicas])].flatMap((table) => readersOf(app, table));
  const groups = [...groupBy(readers, sameWork).values()].flatMap((group) => (
    compareWithEarlier(group, comparisonKey, areBothHandled)
  ));
  return groups.flatMap(({ item, earlier, conflicts }) => (
    report(location([item.mapping, 'EventSourceArn']), conflicts, () => ({
      fact: `${describeNode(item.handler)} handles the stream of a replica in ${item.table.region}, and ${describeNode(earlier.handler)} that of the `
        + `same table in ${earlier.table.region}: DynamoDB copies each change to both`,
      consequence: 'Each change is handled in both Regions',
      fix: `Read the stream in one Region, or let the writer name its Region in an attribute and filter on it in ${prop('FilterCriteria')} of both. `
        + 'If each Region has work of its own, acknowledge it',
      // Where the work is to be done only its owner knows.
      changes: [],
    }))
  ));
}

function sameWork({ table: { id, replicaOf }, handler }: ReplicaReader): string {
  return JSON.stringify([replicaOf ?? id, handler.declaredAt?.logicalId]);
}

function readersOf(app: GraphIndex, table: NodeOf<'table'>): readonly ReplicaReader[] {
  return app.from(table.id).filter(({ policy }) => policy.mode === 'poll').flatMap((mapping) => {
    const handler = app.nodeOf('function', mapping.target.function);
    return handler?.declaredAt === undefined ? [] : [{ mapping, table, handler }];
  });
}

function comparisonKey({ mapping: { declaredAt, policy }, table }: ReplicaReader): readonly unknown[] {
  return [table.id, declaredAt?.condition, policy.enabled, policy.filters];
}

function areBothHandled(one: ReplicaReader, other: ReplicaReader): Known<boolean> {
  const [here, there] = [one.table.region, other.table.region];
  if (here === undefined || there === undefined || here === there) return false;
  const [a, b] = [one.mapping.policy, other.mapping.policy];
  return and(a.enabled, b.enabled, coexist(one.mapping, other.mapping), mapAll([a.filters, b.filters], passOneRecord));
}

/** Filters that differ may each ask for a Region. */
function passOneRecord(one: readonly Known<string>[], other: readonly Known<string>[]): boolean {
  if ([...one, ...other].some((filter) => isUnknown(filter) || filter.includes(IN_ONE_REGION))) return false;
  return one.length === 0 || other.length === 0 || JSON.stringify(one) === JSON.stringify(other);
}
