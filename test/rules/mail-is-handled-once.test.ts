/** Which two receipt rules get one mail: by their recipients, and by what ends the rule set between them. */
import { aFunction, arn, Json, ref, resource } from '../template/app-of';
import { checked } from './fixture';

const STOP = { StopAction: { Scope: 'RuleSet' } };
const toFn = (more: Json = {}): Json => ({ LambdaAction: { FunctionArn: arn('Fn'), ...more } });
const rule = (recipients: unknown, more: Json = {}, actions: readonly Json[] = [toFn()], others: Json = {}): Json => resource('AWS::SES::ReceiptRule', {
  RuleSetName: 'mail', Rule: { Enabled: true, Recipients: recipients, Actions: actions, ...others }, ...more,
});
const after = (id: string): Json => ({ After: ref(id) });

function told(rules: Json): readonly string[] {
  const { findings, unknowns } = checked({
    App: { Parameters: { Box: { Type: 'String' }, Where: { Type: 'String' } }, Resources: { Fn: aFunction(), Other: aFunction(), ...rules } },
  });
  return [
    ...findings.filter((one) => one.rule === 'mail-is-handled-once').map(({ at }) => at.logicalId),
    ...unknowns.filter((one) => one.rule === 'mail-is-handled-once').map(({ at }) => `${at.logicalId}?`),
  ];
}

test.each<[string, unknown, unknown, readonly string[]]>([
  ['the same address', ['in@a.org'], ['in@a.org'], ['B']],
  ['the same address in other letters', ['In@A.org'], ['in@a.ORG'], ['B']],
  ['two addresses', ['in@a.org'], ['out@a.org'], []],
  ['an address and its domain', ['in@a.org'], ['a.org'], ['B']],
  ['a domain and an address of it', ['a.org'], ['in@a.org'], ['B']],
  ['an address and another domain', ['in@a.org'], ['b.org'], []],
  ['an address with a label and the one without', ['in+news@a.org'], ['in@a.org'], ['B']],
  ['addresses with two labels', ['in+news@a.org'], ['in+jobs@a.org'], []],
  ['a domain and its subdomains', ['a.org'], ['.a.org'], []],
  ['a subdomain and all of them', ['x.a.org'], ['.a.org'], ['B']],
  ['an address of a subdomain and all of them', ['in@y.x.a.org'], ['.a.org'], ['B']],
  ['subdomains of a subdomain', ['.x.a.org'], ['.a.org'], ['B']],
  ['a domain that ends like another', ['ba.org'], ['.a.org'], []],
  ['one of several recipients', ['in@a.org', 'b.org'], ['c.org', 'x@b.org'], ['B']],
  ['no recipients and some', undefined, ['in@a.org'], ['A']],
  ['no recipients twice', [], undefined, ['B']],
  ['a hidden recipient', [ref('Box')], ['a.org'], ['B?']],
  ['a hidden recipient beside a common one', [ref('Box'), 'in@a.org'], ['a.org'], ['B']],
  ['one hidden recipient in both', [ref('Box')], [ref('Box')], ['B']],
  ['a hidden recipient and all', [ref('Box')], undefined, ['B']],
  ['hidden recipients', ref('Box'), ['a.org'], ['B?']],
])('%s', (_, one, other, expected) => {
  expect(told({ A: rule(one), B: rule(other) })).toEqual(expected);
});

test.each<[string, Json, readonly string[]]>([
  ['a rule that is not enabled', { A: rule(undefined), B: rule(undefined, {}, [toFn()], { Enabled: undefined }) }, []],
  ['a rule of another set', { A: rule(undefined), B: rule(undefined, { RuleSetName: 'old' }) }, []],
  ['a set that a parameter names', { A: rule(undefined, { RuleSetName: ref('Where') }), B: rule(undefined) }, ['B?']],
  ['one set that a parameter names', { A: rule(undefined, { RuleSetName: ref('Where') }), B: rule(undefined, { RuleSetName: ref('Where') }) }, ['B']],
  ['a rule for another function', { A: rule(undefined), B: rule(undefined, {}, [{ LambdaAction: { FunctionArn: arn('Other') } }]) }, []],
  ['a function whose answer may end the set', { A: rule(undefined, {}, [toFn({ InvocationType: 'RequestResponse' })]), B: rule(undefined, after('A')) }, []],
  ['an end in the first', { A: rule(undefined, {}, [toFn(), STOP]), B: rule(undefined, after('A')) }, []],
  ['an end in the first, which is named', { A: rule(undefined, {}, [toFn(), STOP], { Name: 'a' }), B: rule(undefined, { After: 'a' }) }, []],
  ['an end in the second', { A: rule(undefined), B: rule(undefined, after('A'), [toFn(), STOP]) }, ['B']],
  ['an end in one of which the order is hidden', { A: rule(undefined), B: rule(undefined, {}, [toFn(), STOP]) }, ['B?']],
  ['an end in both', { A: rule(undefined, {}, [toFn(), STOP]), B: rule(undefined, after('A'), [toFn(), STOP]) }, []],
  ['a rule in between that ends the set', { A: rule(undefined), Mid: rule(undefined, after('A'), [STOP]), B: rule(undefined, after('Mid')) }, []],
  ['a rule in between that ends it for some', { A: rule(['a.org', 'b.org']), Mid: rule(['b.org'], after('A'), [STOP]), B: rule(['a.org', 'b.org'], after('Mid')) }, ['B']],
  ['a rule in between that ends it for all in common', { A: rule(['a.org', 'b.org']), Mid: rule(['b.org'], after('A'), [STOP]), B: rule(['in@b.org'], after('Mid')) }, []],
  ['a rule before both that ends it', { First: rule(undefined, {}, [STOP]), A: rule(undefined, after('First')), B: rule(undefined, after('A')) }, []],
  ['a rule after both that ends it', { A: rule(undefined), B: rule(undefined, after('A')), Z: rule(undefined, after('B'), [STOP]) }, ['B']],
  ['a rule that would end it and is not enabled', { A: rule(undefined, {}, [toFn(), STOP], { Enabled: false }), Mid: rule(undefined, after('A')), B: rule(undefined, after('Mid')) }, ['Mid']],
  ['rules that follow each other in a circle', { A: rule(undefined, after('B')), B: rule(undefined, after('A')) }, ['B']],
])('%s', (_, rules, expected) => {
  expect(told(rules)).toEqual(expected);
});
