/** Event patterns that EventBridge refuses when a rule is created, as its open matcher does. */
import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, arn, graphOf, resource } from '../template/app-of';

const REFUSED: readonly (readonly [pattern: string, why: string])[] = [
  ['{}', 'nothing is asked for'],
  ['{"a":[{"numeric":["=",3,"<",5]}]}', 'equal, and a bound'],
  ['{"a":[{"numeric":["<",1,"<",2]}]}', 'two upper bounds'],
  ['{"a":[{"numeric":[">",5,"<",1]}]}', 'the lower bound is the upper one'],
  ['{"a":[{"numeric":[">",1,">",2]}]}', 'two lower bounds'],
  ['{"a":[{"numeric":["=",1e12]}]}', 'beyond five billion'],
  ['{"a":[{"cidr":"10.0.0.0/33"}]}', '33 bits of an address'],
  ['{"a":[{"cidr":"10.0.0.1"}]}', 'an address without a mask'],
  ['{"a":[{"cidr":"300.1.1.1/8"}]}', 'no address'],
  ['{"$or":[]}', 'no branch'],
  ['{"$or":[{"a":["b"]}]}', 'one branch'],
  ['{"$or":[{"prefix":["x"]},{"b":["c"]}]}', 'an operator as the name of a field'],
  ['{"a":[{"wildcard":"a**b"}]}', 'two wildcards in a row'],
  ['{"a":[{"wildcard":"a\\\\b"}]}', 'an escape that there is not'],
  ['{"a":[{"anything-but":{"prefix":""}}]}', 'an empty prefix'],
];

test.each(REFUSED)('%s: %s', (pattern) => {
  const { findings } = check(graphOf({
    Fn: aFunction(),
    Rule: resource('AWS::Events::Rule', { EventPattern: pattern, Targets: [{ Id: 'fn', Arn: arn('Fn') }] }),
  }), ALL_RULES.filter(({ id }) => id === 'filter-pattern-is-valid'));
  expect(findings.map(({ severity, at, property }) => [severity, at.logicalId, property])).toEqual([['error', 'Rule', 'EventPattern']]);
});
