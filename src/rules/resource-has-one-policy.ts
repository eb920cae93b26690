/** A queue, a topic and a bucket keep one policy: of two that allow different senders, the later shuts out those of the earlier. */
import { allOf, and, anyOf, isUnknown, Known, unknown } from '../model/known';
import { NodeId } from '../model/node';
import { nodeId } from '../model/node-id';
import { compareText } from '../text/compare';
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { Change } from './kit/change';
import { coexist } from './kit/coexist';
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report } from './kit/report';
import { describeNode, describeNodeOr, describeResource } from './kit/wording';
import { DividedAccess, dividedAccess, isMissingUnder, candidatesIn } from './queries/policy-candidates';

type Candidate = ReturnType<typeof candidatesIn>[number];

export const resourceHasOnePolicy = defineRule({
  id: 'resource-has-one-policy',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'SQS, SNS and S3 keep one policy for each queue, topic or bucket: the later of two replaces the earlier, and with it what that one allows.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  check: (app) => [...dividedAccess(app)].flatMap(([on, divided]) => {
    const candidates = candidatesIn(divided);
    const missing = candidates.map((candidate) => missedUnder(candidate, divided));
    const { policy: at, property } = candidates[candidates.length - 1];
    return report({ at, property }, isMissedAnyway(candidates, missing, divided), () => ({
      ...problemOf(app, on, candidates, missing.flatMap((one) => one ?? [])),
      changes: mergeOf(candidates),
    }));
  }),
});

/** What is certainly missing under a policy. It comes first what always exists. */
function missedUnder(candidate: Candidate, divided: readonly DividedAccess[]): DividedAccess | undefined {
  const missed = divided.filter((one) => isMissingUnder(one, candidate) === true).sort(byPlace);
  return missed.find(({ declaredAt, isAlarm }) => declaredAt?.condition === undefined && !isAlarm)
    ?? missed.find(({ declaredAt }) => declaredAt?.condition === undefined) ?? missed[0];
}

/** Links are in the order of the template. */
function byPlace(one: DividedAccess, other: DividedAccess): number {
  const [a, b] = [one, other].map(({ declaredAt, access }) => `${declaredAt && nodeId(declaredAt)} ${access.action}`);
  return compareText(a, b);
}

/** Whether something is missing whichever policy the resource keeps. Of answers that differ, the order decides. */
function isMissedAnyway(
  candidates: readonly Candidate[], missing: readonly (DividedAccess | undefined)[], divided: readonly DividedAccess[],
): Known<boolean> {
  const each = candidates.map((candidate) => anyOf(divided.map((one) => isMissingUnder(one, candidate))));
  if (each.includes(true) && each.includes(false)) return openIn(divided);
  const together = missing.flatMap((one, i) => missing.slice(0, i).map((other) => coexist(one ?? {}, other ?? {})));
  return and(allOf(each), ...together);
}

function openIn(divided: readonly DividedAccess[]): Known<boolean> {
  return divided.map(({ access }) => access.allowed).find(isUnknown) ?? unknown('which policy the resource keeps');
}

function problemOf(app: GraphIndex, on: NodeId, candidates: readonly Candidate[], missing: readonly DividedAccess[]): Omit<Problem, 'changes'> {
  const node = app.node(on);
  const [named, kind] = node === undefined ? [on, 'resource'] : [describeNode(node), node.kind];
  const names = candidates.map(({ policy }) => describeResource(policy));
  const [first, ...others] = names;
  const each = missing.map((one, i) => `${names[i]} does not allow ${requestOf(app, one)}`);
  const isOfAlarm = missing.some(({ isAlarm }) => isAlarm);
  const refused = isOfAlarm
    ? 'the messages that it does not allow are refused, and nobody is notified'
    : 'the events that it does not allow are refused and never arrive';
  const replaced = kind === 'bucket'
    ? 'CloudFormation refuses the second, or the later replaces the earlier'
    : 'The one that CloudFormation creates or updates last replaces the others';
  return {
    fact: `${named} keeps one policy and is given ${names.length}, ${joinWithAnd(names)}: ${each.join(', and ')}`,
    consequence: `${replaced}: ${refused}`,
    fix: `Put the statements of all into ${first} and remove ${joinWithAnd(others)}${either('', ': addToResourcePolicy adds to the one policy', 'addToResourcePolicy')}`,
    ...(isOfAlarm ? { severity: 'warning' as const } : {}),
  };
}

/** `sns.amazonaws.com to sqs:SendMessage for topic Placed`. */
function requestOf(app: GraphIndex, { access: { by, action }, from, declaredAt, isAlarm }: DividedAccess): string {
  const role = by.kind === 'role' ? app.node(by.role) : undefined;
  const principal = by.kind === 'service' ? by.service : describeNodeOr(role, 'the role');
  const sender = app.node(from);
  const source = isAlarm && declaredAt !== undefined ? ` for alarm ${describeResource(declaredAt)}` : '';
  return `${principal} to ${action}${by.kind === 'service' && sender !== undefined ? ` for ${describeNode(sender)}` : source}`;
}

function mergeOf([first, ...others]: readonly Candidate[]): readonly Change[] {
  return [{ kind: 'merge-policies', into: first.policy, from: others.map(({ policy }) => policy), property: first.property }];
}
