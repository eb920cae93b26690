import { exampleOf } from '../../src/cli/rule-examples';
import { ALL_RULES } from '../../src/rules/all';
import { ran } from './support';

test.each([60, 80, 120])('rules lists every rule, no wider than a terminal of %s columns', (width) => {
  const { exit, out } = ran(['rules'], { width });
  expect(exit).toBe(0);
  for (const { id } of ALL_RULES) expect(out).toMatch(new RegExp(`^${id} `, 'm'));
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(width);
});

test('rules as JSON', () => {
  expect(JSON.parse(ran(['rules', '--format', 'json']).out)).toEqual(ALL_RULES.map(({ id, severity, harm, why, source }) => ({ id, severity, harm, why, source })));
});

test.each(ALL_RULES.map(({ id }) => id))('%s has an example on its page', (id) => {
  const { firesOn, bad, good, messages } = exampleOf(id);
  expect([firesOn.length, messages.length]).not.toContain(0);
  expect([bad, good]).not.toContain('');
});

test('one rule is explained', () => {
  const { why, source } = ALL_RULES.find(({ id }) => id === 'destination-is-standard')!;
  const { out } = ran(['rules', 'destination-is-standard']);
  for (const part of [why, source, 'Fires on', 'FifoQueue: true', 'Does not fire on', 'LambdaDelivery::destination-is-standard', '"rule":"destination-is-standard"']) {
    expect(out).toContain(part);
  }
  expect(JSON.parse(ran(['rules', 'destination-is-standard', '--format', 'json']).out)).toMatchObject({
    id: 'destination-is-standard', example: { bad: expect.stringContaining('FifoQueue: true') }, acknowledge: { cdk: expect.any(String) },
  });
});

test('a severity is the usual one, of which a finding may be lighter', () => {
  expect(ran(['rules', 'function-reads-source-once']).out).toContain('The usual severity is error; a finding can have a lower one.\n');
  expect(ran(['rules', 'mapping-is-enabled']).out).not.toContain('usually');
});

test('an id as synth prints it is taken', () => {
  expect(ran(['rules', 'LambdaDelivery::destination-is-standard'])).toEqual(ran(['rules', 'destination-is-standard']));
  expect(ran(['rules', 'LambdaDelivery::destination-is-standrad']).error).toContain(', did you mean destination-is-standard?');
});

test('an unknown rule is exit 2, with the nearest one', () => {
  expect(ran(['rules', 'destination-is-standrad'])).toEqual({
    exit: 2, out: '', error: 'cdk-lambda-delivery: there is no rule destination-is-standrad, did you mean destination-is-standard?\n',
  });
  expect(ran(['rules', '\u001b[2J']).error).toBe('cdk-lambda-delivery: there is no rule \\u{1b}[2J: see cdk-lambda-delivery rules\n');
  expect(ran(['rules', `${'n'.repeat(99)}\u{1f600}`]).error).toBe(`cdk-lambda-delivery: there is no rule ${'n'.repeat(99)}…: see cdk-lambda-delivery rules\n`);
  expect(ran(['rules', 'nope']).error).toBe('cdk-lambda-delivery: there is no rule nope: see cdk-lambda-delivery rules\n');
  expect(ran(['rules', 'visibility']).error).toMatch(/, did you mean visibility-covers-[a-z]+ or visibility-covers-[a-z]+\?\n$/);
});
