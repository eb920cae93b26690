/** Who counts as a user of provisioned concurrency: a delivery or a permission for its alias, and for a version any qualifier that may lead to it. */
import { aFunction, aMapping, aPermission, aQueue, arn, Json, ref, resource } from '../template/app-of';
import { checked } from './fixture';

const PROVISIONED = { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } };
const alias = (name: string, more: Json = {}): Json => resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '7', Name: name, ...more });
const rule = (to: unknown): Json => resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: to }] });
const LATEST = aMapping({ EventSourceArn: arn('Queue') });

function told(resources: Record<string, Json>): readonly string[] {
  const { findings } = checked({ App: { Resources: { Fn: aFunction(), Queue: aQueue(), ...resources } } });
  return findings.filter(({ rule: id }) => id === 'provisioned-alias-is-used').map(({ at, property }) => `${at.logicalId} ${property}`);
}

test.each<[string, Record<string, Json>, readonly string[]]>([
  ['an alias that nothing invokes', { Ready: alias('ready', PROVISIONED), LATEST }, ['LATEST FunctionName']],
  ['an alias beside a rule that invokes $LATEST', { Ready: alias('ready', PROVISIONED), Rule: rule(arn('Fn')) }, ['Rule Targets.0']],
  ['an alias that a rule invokes', { Ready: alias('ready', PROVISIONED), LATEST, Rule: rule(ref('Ready')) }, []],
  ['an alias that a rule invokes by its name', { Ready: alias('ready', PROVISIONED), LATEST, Rule: rule({ 'Fn::Sub': '${Fn.Arn}:ready' }) }, []],
  ['an alias that a caller outside the app may invoke', { Ready: alias('ready', PROVISIONED), LATEST, May: aPermission('111122224444', { FunctionName: ref('Ready') }) }, []],
  ['another alias that a rule invokes', { Ready: alias('ready', PROVISIONED), Live: alias('live'), LATEST, Rule: rule(ref('Live')) }, ['LATEST FunctionName']],
  ['an alias of a function that nothing invokes', { Ready: alias('ready', PROVISIONED) }, []],
  ['an alias without provisioned concurrency', { Ready: alias('ready'), LATEST }, []],
  ['a version that an alias may lead to', { V: resource('AWS::Lambda::Version', { FunctionName: ref('Fn'), ...PROVISIONED }), Live: alias('live'), LATEST, Rule: rule(ref('Live')) }, []],
  ['a version that nothing invokes', { V: resource('AWS::Lambda::Version', { FunctionName: ref('Fn'), ...PROVISIONED }), LATEST }, ['LATEST FunctionName']],
])('%s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});
