import { readFileSync } from 'fs';
import { join } from 'path';
import { SqsConsumer } from '../../src';
import { newFunction, newStack } from '../support/wired';
import { everyConstruct } from './every-construct';
import { ON_OUR_RESOURCES, ON_THE_FUNCTION, Remaining } from './other-packs';
import { Finding, findingsOf, OTHER_PACKS } from './packs';

/** Constructs that the test brings as a user would; below them lie resources of ours, such as the policy of a role. */
const USERS = /^Shop\/(Handler|Durable|Triggered|Role|DurableRole|TriggeredRole|Topic|LogGroup|Stream|FanOut|Table|Bucket|GivenQueue|Bus|Vpc)\/(Resource|Aliaslive|CurrentVersion)\b/;
const DOCS = readFileSync(join(__dirname, '../../docs/cdk-nag.md'), 'utf8');

/** The packs that find a rule, by rule. */
function remaining(mine: (finding: Finding) => boolean): Map<string, string[]> {
  const stack = everyConstruct();
  const found = new Map<string, string[]>();
  for (const pack of OTHER_PACKS) {
    const rules = new Set(findingsOf(pack, stack).filter(mine).map(({ id }) => id.slice(pack.name.length + 1)));
    rules.forEach((rule) => found.set(rule, [...found.get(rule) ?? [], pack.name]));
  }
  return found;
}

function rows(known: readonly Remaining[], found: Map<string, string[]>): string[] {
  return known.map(({ rule, on, settledBy }) => `| \`${rule}\` | ${found.get(rule)?.join(', ')} | ${on} | ${settledBy} |`);
}

function tableBelow(heading: string): string[] {
  const section = DOCS.slice(DOCS.indexOf(`\n${heading}\n`) + heading.length + 2).split('\n## ')[0];
  return section.split('\n').filter((line) => line.startsWith('| `'));
}

test('docs/cdk-nag.md lists what the other packs find on resources of the library: all of it, and nothing else', () => {
  const found = remaining(({ path }) => !USERS.test(path));

  expect([...found.keys()].sort()).toEqual(ON_OUR_RESOURCES.map(({ rule }) => rule));
  expect(tableBelow('## What the other packs still find')).toEqual(rows(ON_OUR_RESOURCES, found));
});

test('docs/cdk-nag.md lists what the other packs find on the function, apart from its runtime', () => {
  const found = remaining(({ path }) => path === 'Shop/Handler/Resource');

  expect([...found.keys()].sort()).toEqual(ON_THE_FUNCTION.map(({ rule }) => rule).sort());
  expect(tableBelow('## What they find on your function')).toEqual(rows(ON_THE_FUNCTION, found));
});

describe('what docs/cdk-nag.md says settles it does settle', () => {
  test.each([...ON_OUR_RESOURCES, ...ON_THE_FUNCTION].map((one) => [one.rule, one] as const))('%s', (rule, { settle }) => {
    const stack = settle();

    const left = OTHER_PACKS.flatMap((pack) => findingsOf(pack, stack).filter(({ id }) => id === `${pack.name}-${rule}`));
    expect(left).toEqual([]);
  });
});

test('A function that is only polled for is asked for a dead-letter queue, as the page says, and that is not acknowledged for it', () => {
  const stack = newStack();
  new SqsConsumer(stack, 'Orders', { handler: newFunction(stack) });

  const asked = OTHER_PACKS.filter((pack) => findingsOf(pack, stack).some(({ id }) => id === `${pack.name}-LambdaDLQ`)).map(({ name }) => name);
  expect(asked).toEqual(['Serverless', 'HIPAA.Security', 'NIST.800.53.R5']);
});
