/** The queues and buckets that a plan adds as exits, and what it adds only for them. */
import { referencesOf } from '../../../template/references';
import { ResourcePlan } from '../../plan';
import { referenceIn } from '../reference';
import { coveredStatements, Grants } from './covered-statements';
import { StackPlan } from './stack-plan';
import { Covered } from './step';

const EXITS: readonly string[] = ['AWS::SQS::Queue', 'AWS::S3::Bucket'];

/** The exit that a value refers to, if the plan adds it. */
export function addedExit(value: unknown, plan: StackPlan): string | undefined {
  const { logicalId } = referenceIn(value) ?? {};
  const isExit = logicalId !== undefined && plan.isAdded(logicalId) && EXITS.includes(plan.names.type(logicalId) ?? '');
  return isExit ? logicalId : undefined;
}

/**
 * What a construct that makes its own exit covers: the exit, its alarm, and the statements for it. Undefined if
 * anything else needs the exit, too.
 */
export function ownExit(
  exit: string, by: readonly string[], grants: Grants, plan: StackPlan,
): readonly Covered[] | undefined {
  const alarms = addedAlarms(exit, plan).map((resource) => ({ resource }));
  const statements = coveredStatements(plan, grants);
  const covering = [...alarms, ...statements.filter((one) => coversAll(one, exit))];
  const known = new Set([...by, ...covering.map(({ resource: { logicalId } }) => logicalId)]);
  const isOwn = plan.usersOf(exit).every((user) => known.has(user));
  return isOwn ? [{ resource: plan.planned.get(exit)! }, ...alarms, ...statements] : undefined;
}

/** The alarms that the plan adds for an exit that it adds. */
export function addedAlarms(exit: string, plan: StackPlan): readonly ResourcePlan[] {
  return plan.usersOf(exit).filter((user) => plan.isAdded(user) && plan.names.type(user) === 'AWS::CloudWatch::Alarm')
    .map((user) => plan.planned.get(user)!);
}

function coversAll({ resource, edits }: Covered, exit: string): boolean {
  const others = edits === undefined ? [] : resource.edits.filter((edit) => !edits.includes(edit));
  return others.every(({ value }) => !referencesOf({ properties: value, dependsOn: [] }).names.has(exit));
}
