/**
 * Expands `EventInvokeConfig` of a function. SAM creates the queue or topic of a destination that names none, and under
 * a condition that of a destination that names one under a condition only.
 */
import { LATEST } from '../../resources/function/facts';
import { isNoValue, JsonObject, own } from '../json';
import { PublishedAlias } from './alias';
import { deliveryGrants } from './mapping-grants';
import { getAttArn, Made, made, mergeMade, NO_RESOURCES, picked } from './resources';

interface Configured {
  readonly id: string;
  readonly properties: JsonObject;
  readonly condition?: unknown;
  readonly alias?: PublishedAlias;
}

export function expandInvokeConfig({ id, properties, condition, alias }: Configured): Made {
  const config = properties.EventInvokeConfig;
  if (config === undefined) return NO_RESOURCES;
  const configId = `${id}EventInvokeConfig`;
  const destinations = ['OnSuccess', 'OnFailure'].map((outcome) => (
    destination(`${configId}${outcome}`, outcome, own(own(config, 'DestinationConfig'), outcome), condition)
  ));
  const settings = Object.fromEntries(destinations.flatMap(({ outcome, arn }) => (
    arn === undefined ? [] : [[outcome, { Destination: arn }]]
  )));
  return mergeMade(
    made(configId, 'AWS::Lambda::EventInvokeConfig', {
      FunctionName: { Ref: id },
      Qualifier: qualifierOf(alias),
      ...picked(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
      ...(Object.keys(settings).length === 0 ? {} : { DestinationConfig: settings }),
    }),
    ...destinations.map((one) => one.made),
  );
}

/** A hidden name is that of the alias, whatever it is. */
function qualifierOf(alias: PublishedAlias | undefined): unknown {
  if (alias === undefined) return LATEST;
  return typeof alias.name === 'string' ? alias.name : { Ref: alias.id };
}

interface Created {
  readonly type: string;
  readonly suffix: string;
  readonly arn: (id: string) => JsonObject;
}

/** What SAM creates for a destination that names none. */
const CREATED: ReadonlyMap<unknown, Created> = new Map([
  ['SQS', { type: 'AWS::SQS::Queue', suffix: 'Queue', arn: getAttArn }],
  ['SNS', { type: 'AWS::SNS::Topic', suffix: 'Topic', arn: (id: string) => ({ Ref: id }) }],
]);

interface ExpandedDestination {
  readonly outcome: string;
  readonly arn?: unknown;
  readonly made: Made;
}

function destination(id: string, outcome: string, setting: unknown, condition: unknown): ExpandedDestination {
  const type = own(setting, 'Type');
  const named = own(setting, 'Destination');
  const create = CREATED.get(type);
  const unnamed = named === undefined ? [] : unnamedBranch(named);
  if (create === undefined || (named !== undefined && unnamed === undefined)) {
    return named === undefined
      ? { outcome, made: NO_RESOURCES }
      : { outcome, arn: named, made: { resources: {}, statements: deliveryGrants(type, named) } };
  }
  const logicalId = `${id}${create.suffix}`;
  const arn = named === undefined ? create.arn(logicalId) : filled(named, create.arn(logicalId));
  const existence = existenceOf(`${logicalId}Condition`, unnamed ?? [], condition);
  const resources = made(logicalId, create.type, {}).resources[logicalId];
  return {
    outcome,
    arn,
    made: {
      resources: { [logicalId]: { ...resources, ...existence.attribute } },
      conditions: existence.conditions,
      statements: deliveryGrants(type, arn),
    },
  };
}

/** The condition under which a destination names nothing, in two words if it is a negation; undefined if it names one. */
function unnamedBranch(named: unknown): readonly unknown[] | undefined {
  const branches = own(named, 'Fn::If');
  if (!Array.isArray(branches)) return undefined;
  const [condition, yes, no] = branches as readonly unknown[];
  if (isNoValue(yes)) return isNoValue(no) ? [] : [{ Condition: condition }];
  return isNoValue(no) ? [{ 'Fn::Not': [{ Condition: condition }] }] : undefined;
}

function filled(named: unknown, arn: JsonObject): unknown {
  const [condition, ...branches] = own(named, 'Fn::If') as readonly unknown[];
  return { 'Fn::If': [condition, ...branches.map((branch) => (isNoValue(branch) ? arn : branch))] };
}

/** The condition of the created resource: its own one and that of the function. */
function existenceOf(
  name: string, unnamed: readonly unknown[], condition: unknown,
): { readonly attribute: JsonObject; readonly conditions: JsonObject } {
  if (unnamed.length === 0) return { attribute: {}, conditions: {} };
  const all = [...unnamed, ...(condition === undefined ? [] : [{ Condition: condition }])];
  return { attribute: { Condition: name }, conditions: { [name]: all.length === 1 ? all[0] : { 'Fn::And': all } } };
}
