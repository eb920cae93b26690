/**
 * Reads the statements that allow to invoke functions: each `AWS::Lambda::Permission`, and each Allow of an
 * `AWS::Lambda::ResourcePolicy`, for each of its principals and actions.
 */
import { Known } from '../model/known';
import { settingsOf } from '../sources/read-settings';
import { TemplateApp } from '../template/app';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { deniesIn, sparedBy } from './source-denies';
import { conditionOn, hasConditionOn } from './statement-conditions';
import { listed, principalsIn } from './statement-parts';

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
const SOURCE_ACCOUNT = ['aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths'] as const;

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
  const statements = statementsIn(resource);
  const denies = deniesIn(statements);
  return statements.flatMap((statement, i) => {
    const effect = at(statement, 'Effect');
    const isHidden = effect.is === 'hidden';
    if (!isHidden && (effect.is !== 'scalar' || effect.value !== 'Allow')) return [];
    const conditions = at(statement, 'Condition');
    const condition = (...keys: readonly string[]): Resolved => conditionOn(keys, conditions);
    const hasSource = hasConditionOn([SOURCE_ARN], conditions);
    const account = condition(...SOURCE_ACCOUNT);
    const common = {
      resource,
      functionName,
      statement: i,
      sourceArn: condition(SOURCE_ARN),
      urlAuthType: condition('lambda:functionurlauthtype'),
      viaUrl: condition('lambda:invokedviafunctionurl'),
    };
    // If the effect is hidden, so is whom the statement lets in.
    const who = isHidden ? [effect] : principalsIn(at(statement, 'Principal'));
    const what = listed(at(statement, 'Action'));
    return who.flatMap((principal, p) => {
      const spared = (...keys: readonly string[]): Resolved => (
        sparedBy(denies, { principal, resource: at(statement, 'Resource') }, keys)
      );
      const limits = {
        hasSource: spared(SOURCE_ARN).is === 'absent' ? hasSource : true,
        sourceAccount: account.is === 'absent' ? spared(...SOURCE_ACCOUNT) : account,
      };
      return what.map((action, a): PermissionEntry => (
        { ...common, ...limits, id: `${resourceId(resource)} ${i}.${p}.${a}`, principal, action }
      ));
    });
  });
}
