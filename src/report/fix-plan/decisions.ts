/**
 * What a plan leaves to a person. One call gives an action to all alarms of the constructs of this library: the plan asks
 * for that call, and names no alarm, since its code makes others than the resources of the plan.
 */
import { Finding, messageWithFix } from '../../checks/result';
import { LibraryPlan } from '../../fixes/cdk/library/library-plan';
import { LibraryStep } from '../../fixes/cdk/library/step';
import { FixPlan } from '../../fixes/plan';
import { nodeId } from '../../model/node-id';
import { failureAlarmIsHeard } from '../../rules/failure-alarm-is-heard';
import { own } from '../../template/json';
import { Stack } from '../../template/stack';

export function decisionTexts(plan: FixPlan, code: LibraryPlan | undefined): readonly string[] {
  const makers = makersIn(code);
  const areOthersHeard = !plan.fixedApp.stacks.some((stack) => hasOwnSilentAlarm(stack, makers));
  return plan.left.map((finding) => {
    const maker = makers.get(nodeId(finding.at));
    const isOfAlarms = finding.rule === failureAlarmIsHeard.id && maker !== undefined && areOthersHeard;
    return isOfAlarms ? ALARMS_TELL_NOBODY : leftText(finding, maker);
  });
}

const ALARMS_TELL_NOBODY = 'The alarms of the new constructs have no action. Unless somebody looks at them in the console, nobody learns of the failed events. '
  + `Give all of them one with FailureAlarms.of(app).addAction(new SnsAction(topic)), for a topic that people read (${failureAlarmIsHeard.id})`;

/** The finding speaks of all alarms at once, so with an alarm of the app it is told as it is. */
function hasOwnSilentAlarm(stack: Stack, makers: ReadonlyMap<string, LibraryStep>): boolean {
  return [...stack.resources.values()].some(({ id, type, properties }) => (
    type === 'AWS::CloudWatch::Alarm' && own(properties, 'AlarmActions') === undefined && !makers.has(id)));
}

/** Where the code is one construct, the template's name of what it makes means little. */
function leftText(finding: Finding, maker: LibraryStep | undefined): string {
  const { rule, at: { stack, logicalId }, property } = finding;
  const place = [stack, logicalId, property].filter((part) => part !== '').join('.');
  const made = maker === undefined ? '' : `, which ${maker.construct} ${maker.stack}.${maker.id} makes`;
  return `${place}${made}: ${messageWithFix(finding)} (${rule})`;
}

/** The constructs of the code, by the ids of the resources that they make. */
function makersIn(code: LibraryPlan | undefined): ReadonlyMap<string, LibraryStep> {
  const steps = (code?.blocks ?? []).flatMap((block) => ('step' in block ? [block.step] : []));
  return new Map(steps.flatMap((step) => step.covers.filter(({ resource: { becomes } }) => becomes === 'added')
    .map(({ resource }) => [nodeId(resource), step])));
}
