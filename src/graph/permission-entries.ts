/**
 * Reads the statements that allow to invoke functions: each `AWS::Lambda::Permission`, and each Allow of an
 * `AWS::Lambda::ResourcePolicy`, for each of its principals and actions.
 */
import { INPUT_LIMITS } from '../limits';
import { Known } from '../model/known';
import { settingsOf } from '../sources/read-settings';
import { TemplateApp } from '../template/app';
import { entriesOf } from '../template/json';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';
import { conditionOn, hasConditionOn } from './statement-conditions';

export interface PermissionEntry {
  readonly id: string;
  readonly resource: Resource;
  readonly principal: Resolved;
  readonly action: Resolved;
  readonly functionName: Resolved;
  readonly sourceArn: Resolved;
  /** Whether it has a SourceArn, even a hidden one. */
  readonly hasSource: Known<boolean>;
  readonly sourceAccount: Resolved;
  readonly urlAuthType: Resolved;
  readonly viaUrl: Resolved;
  /** The index of the statement in a policy. */
  readonly statement?: number;
}

const SOURCE_ARN = 'aws:sourcearn';
const MOST = INPUT_LIMITS.policyItems.max;

export function permissionEntries(app: TemplateApp): readonly PermissionEntry[] {
  return [
    ...app.ofType('AWS::Lambda::Permission').map(entryOf),
    ...app.ofType('AWS::Lambda::ResourcePolicy').flatMap(entriesIn),
  ];
}

function entryOf(resource: Resource): PermissionEntry {
  const settings = propertiesOf(resource);
  return {
    id: resourceId(resource),
    resource,
    principal: at(settings, 'Principal'),
    action: at(settings, 'Action'),
    functionName: at(settings, 'FunctionName'),
    sourceArn: at(settings, 'SourceArn'),
    hasSource: settingsOf(settings).find(({ property }) => property === 'SourceArn')?.given ?? false,
    sourceAccount: at(settings, 'SourceAccount'),
    urlAuthType: at(settings, 'FunctionUrlAuthType'),
    viaUrl: at(settings, 'InvokedViaFunctionUrl'),
  };
}

/** The statements of a policy as it writes them, one or several; a hidden list is one hidden statement. */
export function statementsIn(policy: Resource): readonly Resolved[] {
  return listed(at(propertiesOf(policy), 'PolicyDocument', 'Statement'));
}

function entriesIn(resource: Resource): readonly PermissionEntry[] {
  const functionName = at(propertiesOf(resource), 'ResourceArn');
  return statementsIn(resource).flatMap((statement, i) => {
    const effect = at(statement, 'Effect');
    const isHidden = effect.is === 'hidden';
    if (!isHidden && (effect.is !== 'scalar' || effect.value !== 'Allow')) return [];
    const conditions = at(statement, 'Condition');
    const condition = (...keys: readonly string[]): Resolved => conditionOn(keys, conditions);
    const sourceArn = condition(SOURCE_ARN);
    const common = {
      resource,
      functionName,
      statement: i,
      sourceArn,
      hasSource: hasConditionOn([SOURCE_ARN], conditions),
      sourceAccount: condition('aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'),
      urlAuthType: condition('lambda:functionurlauthtype'),
      viaUrl: condition('lambda:invokedviafunctionurl'),
    };
    // If the effect is hidden, so is whom the statement lets in.
    const who = isHidden ? [effect] : principalsIn(at(statement, 'Principal'));
    const what = listed(at(statement, 'Action'));
    return who.flatMap((principal, p) => what.map((action, a): PermissionEntry => (
      { ...common, id: `${resourceId(resource)} ${i}.${p}.${a}`, principal, action }
    )));
  });
}

function listed(value: Resolved): readonly Resolved[] {
  if (value.is === 'absent') return [];
  return value.is === 'list' ? value.items.slice(0, MOST) : [value];
}

/** `*`, or the names behind `AWS` and `Service`. */
function principalsIn(value: Resolved): readonly Resolved[] {
  if (value.is !== 'fields') return listed(value);
  return entriesOf(value.raw).flatMap(([, names]) => listed(resolve(names, value.stack)));
}
