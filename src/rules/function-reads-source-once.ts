/**
 * Lambda knows a mapping by its source and what it invokes, and makes no second one of the same two. The unqualified function and its aliases
 * are different to it, though not to a stream, whose records all of them then handle.
 */
import { defineRule } from './define-rule';
import { Verdict } from './finding';
import { remove } from './support/changes';
import { grouped } from './support/grouped';
import { hiddenSources } from './support/hidden-sources';
import { Delivery, SourceKind } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/unknown';
import { all, are, judge, place } from './support/judge';
import { Lookup } from './support/lookup';
import { together } from './support/together';
import { named } from './support/words';

/** A cluster's topics and a broker's queues are sources of their own. */
const KINDS: readonly SourceKind[] = ['queue', 'kinesis', 'dynamodb'];

export const functionReadsSourceOnce = defineRule({
  id: 'function-reads-source-once',
  severity: 'error',
  why: 'Lambda refuses a second mapping of one source to one function, and two qualifiers of it handle each record of a stream twice.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => [
    ...[...grouped(app.mappings.filter(({ source }) => KINDS.includes(source.kind)), wayOf).values()]
      .flatMap(([first, ...others]) => others.flatMap((other) => judged(app, first, other))),
    ...hiddenSources(app, ({ target }) => app.to(target.function).filter(isMapping).length > 1),
  ],
});

function isMapping({ policy, source }: Delivery): boolean {
  return policy.mode === 'poll' && source.kind !== 'pipe';
}

function wayOf({ source: { node }, target }: Delivery): string | undefined {
  return node === undefined || isUnknown(node) || isUnknown(target.function) ? undefined : JSON.stringify([node, target.function]);
}

function judged(app: Lookup, first: Delivery, other: Delivery): readonly Verdict[] {
  const [source, handler] = [app.node(other.source.node), app.node(other.target.function)];
  const spot = place([other, 'EventSourceArn']);
  const same = sameQualifier(first, other);
  const fact = `${source && named(source)} is mapped to ${handler && named(handler)} here and by ${first.id}`;
  const settled = { fix: `Remove one of the two (AWS::Lambda::EventSourceMapping), for example ${other.id}`, changes: remove(other) };
  return [
    ...judge(spot, all(together(first, other), same), () => ({
      fact, consequence: 'Lambda refuses the second mapping (ResourceConflictException), and the stack does not deploy', ...settled,
    })),
    ...(isUnknown(same) || same || other.source.kind === 'queue' ? [] : judge(spot, handledTwice(first, other), () => ({
      fact: `${fact}, by different qualifiers`, consequence: 'Each record is handled twice, once by each', severity: 'warning', ...settled,
    }))),
  ];
}

/** With filters on both sides each may take records of its own. */
function handledTwice(one: Delivery, two: Delivery): Known<boolean> {
  const takesAll = are([one.policy.filters, two.policy.filters], (a, b) => a.length === 0 || b.length === 0);
  return all(together(one, two), one.policy.enabled, two.policy.enabled, takesAll);
}

function sameQualifier({ target: one }: Delivery, { target: two }: Delivery): Known<boolean> {
  const sameResource = one.through !== undefined && JSON.stringify(one.through) === JSON.stringify(two.through);
  return sameResource || are([one.qualifier, two.qualifier], (a, b) => a === b);
}
