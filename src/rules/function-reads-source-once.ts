/**
 * Lambda knows a mapping by its source and what it invokes, and makes no second one of the same two. The unqualified function and its aliases
 * are different to it, though not to a stream, whose records all of them then handle.
 */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, mapAll } from '../model/known';
import { SourceKind } from '../model/target';
import { removeResource } from './kit/changes';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { hiddenSources } from './queries/hidden-sources';

/** A cluster's topics and a broker's queues are sources of their own. */
const KINDS: readonly SourceKind[] = ['queue', 'kinesis', 'dynamodb'];

export const functionReadsSourceOnce = defineRule({
  id: 'function-reads-source-once',
  severity: 'error',
  why: 'Lambda refuses a second mapping of one source to one function, and two qualifiers of it handle each record of a stream twice.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  hidden: {
    target: ({ source: { node } }, app) => (
      // Hidden sources are told as such.
      node !== undefined && !isUnknown(node) && app.from(node).filter(isMapping).length > 1
    ),
  },
  check: (app) => [
    ...[...groupBy(app.mappings.filter(({ source }) => KINDS.includes(source.kind)), wayOf).values()]
      .flatMap((mappings) => judged(app, mappings)),
    ...hiddenSources(app, ({ target }) => app.to(target.function).filter(isMapping).length > 1),
  ],
});

function isMapping({ policy, source }: Delivery): boolean {
  return policy.mode === 'poll' && source.kind !== 'pipe';
}

function wayOf({ source: { node }, target }: Delivery): string | undefined {
  // Hidden ends are told by `hidden` and by hiddenSources.
  return node === undefined || isUnknown(node) || isUnknown(target.function) ? undefined : JSON.stringify([node, target.function]);
}

function judged(app: GraphIndex, mappings: readonly Delivery[]): readonly Verdict[] {
  const refused = compareWithEarlier(mappings, sayOf, (one, two) => and(coexist(one, two), sameQualifier(one, two)));
  const sure = new Set(refused.filter(({ clash }) => clash === true).map(({ item }) => item));
  const twice = mappings[0].source.kind === 'queue' ? [] : compareWithEarlier(mappings, sayOf, handledTwice).filter(({ item }) => !sure.has(item));
  return [
    ...refused.flatMap(({ item, earlier, clash }) => report(location([item, 'EventSourceArn']), clash, () => ({
      ...problemOf(app, earlier, item), consequence: 'Lambda refuses the second mapping (ResourceConflictException), and the stack does not deploy',
    }))),
    ...twice.flatMap(({ item, earlier, clash }) => report(location([item, 'EventSourceArn']), clash, () => {
      const problem = problemOf(app, earlier, item);
      return { ...problem, fact: `${problem.fact}, by different qualifiers`, consequence: 'Each record is handled twice, once by each', severity: 'warning' };
    })),
  ];
}

function problemOf(app: GraphIndex, first: Delivery, other: Delivery): Pick<Problem, 'fact' | 'fix' | 'changes'> {
  const [source, handler] = [app.node(other.source.node), app.node(other.target.function)];
  return {
    fact: `${source && describeNode(source)} is mapped to ${handler && describeNode(handler)} here and by ${first.id}`,
    fix: `Remove one of the two (AWS::Lambda::EventSourceMapping), for example ${other.id}`,
    changes: removeResource(other),
  };
}

/** All that two mappings are compared by. */
function sayOf({ declaredAt, policy: { enabled, filters }, target }: Delivery): readonly unknown[] {
  return [target, declaredAt?.condition, enabled, filters];
}

/** By qualifiers that surely differ. With filters on both sides each may take records of its own. */
function handledTwice(one: Delivery, two: Delivery): Known<boolean> {
  if (sameQualifier(one, two) !== false) return false;
  const takesAll = mapAll([one.policy.filters, two.policy.filters], (a, b) => a.length === 0 || b.length === 0);
  return and(coexist(one, two), one.policy.enabled, two.policy.enabled, takesAll);
}

function sameQualifier({ target: one }: Delivery, { target: two }: Delivery): Known<boolean> {
  const sameResource = one.through !== undefined && JSON.stringify(one.through) === JSON.stringify(two.through);
  return sameResource || mapAll([one.qualifier, two.qualifier], (a, b) => a === b);
}
