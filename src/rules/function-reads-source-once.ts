/**
 * Lambda refuses a second mapping with the same source and the same function and qualifier. It accepts one with a different qualifier, but then
 * both mappings read all records of a stream.
 */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, causeKey, isUnknown, Known, mapAll } from '../model/known';
import { SOURCE_FACTS } from '../sources/facts';
import { markName } from '../text/names';
import { either } from '../text/words';
import { removeResource } from './kit/changes';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { hiddenSources, kindOf, mayRead } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatValue } from './kit/wording';

export const functionReadsSourceOnce = defineRule({
  id: 'function-reads-source-once',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a second mapping of one source to one function, and with two qualifiers each record of a stream is handled twice.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  hidden: {
    target: ({ source: { node } }, app) =>
      // `hiddenSources` covers an unknown source.
      node !== undefined && !isUnknown(node) && app.from(node).filter(isMapping).length > 1,
  },
  check: (app) => [
    ...[
      ...groupBy(
        app.mappings.filter((mapping) => ONCE.some((kind) => mayRead(mapping, kind))),
        sourceAndFunction,
      ).values(),
    ].flatMap((mappings) => reportDuplicates(app, mappings)),
    ...hiddenSources(app, (mapping) => app.to(mapping.target.function).some((other) => (
      other !== mapping && isMapping(other) && mayReadTheSame(mapping, other)
    ))),
  ],
});

function isMapping({ policy, source }: Delivery): boolean {
  return policy.mode === 'poll' && source.kind !== 'pipe';
}

const ONCE = SOURCE_FACTS.filter(({ oneMappingPerFunction }) => oneMappingPerFunction === true).map(({ kind }) => kind);

/** Whether two mappings, of which one hides its source, may read one source. One parameter is one source. */
function mayReadTheSame(one: Delivery, two: Delivery): boolean {
  const [a, b] = [sourceKey(one), sourceKey(two)];
  const isDecided = a !== undefined && a === b;
  return !isDecided && ONCE.some((kind) => mayRead(one, kind) && mayRead(two, kind));
}

/** Undefined for a source that may be any. */
function sourceKey({ source: { node } }: Delivery): string | undefined {
  if (!isUnknown(node)) return node;
  // `hiddenSources` covers a source that no parameter and no import names.
  return node.cause === undefined ? undefined : causeKey(node.cause);
}

function sourceAndFunction(delivery: Delivery): string | undefined {
  const { function: handler } = delivery.target;
  // `hidden` covers an unknown function.
  return isUnknown(handler) ? undefined : joinedKey(sourceKey(delivery), handler);
}

function joinedKey(source: string | undefined, handler: string): string | undefined {
  return source === undefined ? undefined : JSON.stringify([source, handler]);
}

function reportDuplicates(app: GraphIndex, mappings: readonly Delivery[]): readonly Verdict[] {
  const refused = compareWithEarlier(mappings, comparisonKey, isRefused);
  const certain = new Set(refused.filter(({ conflicts }) => conflicts === true).map(({ item }) => item));
  const isQueue = kindOf(mappings[0]) === 'queue';
  const twice = isQueue ? [] : compareWithEarlier(mappings, comparisonKey, handledTwice)
    .filter(({ item }) => !certain.has(item));
  return [
    ...refused.flatMap(({ item, earlier, conflicts }) => report(location([item, 'EventSourceArn']), conflicts, () => ({
      ...problemOf(app, earlier, item),
      consequence: 'Lambda refuses the second mapping (ResourceConflictException), and the stack does not deploy',
    }))),
    ...twice.flatMap(({ item, earlier, conflicts }) => report(location([item, 'EventSourceArn']), conflicts, () => {
      const problem = problemOf(app, earlier, item);
      return {
        ...problem,
        fact: `${problem.fact}, with different qualifiers`,
        consequence: 'Each record is handled twice, once through each mapping',
        severity: 'warning',
      };
    })),
  ];
}

function problemOf(app: GraphIndex, first: Delivery, other: Delivery): Pick<Problem, 'fact' | 'fix' | 'changes'> {
  const [source, handler] = [app.node(other.source.node), app.node(other.target.function)];
  return {
    fact: `${source === undefined ? `The source (${markName(formatValue(other.source.node ?? ''))})` : describeNode(source)} is mapped to ${handler && describeNode(handler)} here and in ${markName(first.id)}`,
    fix: `Remove one of the two mappings${either(' (AWS::Lambda::EventSourceMapping)', '')}, ${markName(first.id)} or ${markName(other.id)}`,
    changes: removeResource(other),
  };
}

function comparisonKey({ declaredAt, policy: { enabled, filters }, target }: Delivery): readonly unknown[] {
  return [target, declaredAt?.condition, enabled, filters];
}

function isRefused(one: Delivery, two: Delivery): Known<boolean> {
  return and(coexist(one, two), sameQualifier(one, two));
}

/** Whether both mappings read the same records with different qualifiers. If both have filters, the filters may select different records. */
function handledTwice(one: Delivery, two: Delivery): Known<boolean> {
  if (sameQualifier(one, two) !== false) return false;
  const takesAll = mapAll([one.policy.filters, two.policy.filters], (a, b) => a.length === 0 || b.length === 0);
  return and(coexist(one, two), one.policy.enabled, two.policy.enabled, takesAll);
}

function sameQualifier({ target: one }: Delivery, { target: two }: Delivery): Known<boolean> {
  const sameResource = one.through !== undefined && JSON.stringify(one.through) === JSON.stringify(two.through);
  return sameResource || mapAll([one.qualifier, two.qualifier], (a, b) => a === b);
}
