/**
 * Lambda refuses a second mapping with the same source and the same function and qualifier. It accepts one with a different qualifier, but then
 * both mappings read all records of a stream.
 */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, mapAll } from '../model/known';
import { factsOf } from '../sources/facts';
import { markName } from '../text/names';
import { removeResource } from './kit/changes';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { hiddenSources } from './queries/hidden-sources';

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
        app.mappings.filter(({ source }) => factsOf(source.kind)?.oneMappingPerFunction === true),
        sourceAndFunction,
      ).values(),
    ].flatMap((mappings) => reportDuplicates(app, mappings)),
    ...hiddenSources(app, ({ target }) => app.to(target.function).filter(isMapping).length > 1),
  ],
});

function isMapping({ policy, source }: Delivery): boolean {
  return policy.mode === 'poll' && source.kind !== 'pipe';
}

function sourceAndFunction({ source: { node }, target }: Delivery): string | undefined {
  // `hidden` and hiddenSources cover an unknown function and an unknown source.
  if (node === undefined || isUnknown(node) || isUnknown(target.function)) return undefined;
  return JSON.stringify([node, target.function]);
}

function reportDuplicates(app: GraphIndex, mappings: readonly Delivery[]): readonly Verdict[] {
  const refused = compareWithEarlier(mappings, comparisonKey, isRefused);
  const certain = new Set(refused.filter(({ conflicts }) => conflicts === true).map(({ item }) => item));
  const isQueue = mappings[0].source.kind === 'queue';
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
    fact: `${source && describeNode(source)} is mapped to ${handler && describeNode(handler)} here and in ${markName(first.id)}`,
    fix: `Remove one of the two mappings (AWS::Lambda::EventSourceMapping), ${markName(first.id)} or ${markName(other.id)}`,
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
