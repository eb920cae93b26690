/** A construct that is exported is tried everywhere: left out of one place, it fails here by its name. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import * as library from '../../src';
import { MAKES } from '../bad-input/makes';
import { Example, EXAMPLES } from '../examples/synthesize';
import { build } from '../fuzz/build';
import { DESCRIPTION } from '../fuzz/descriptions';
import { SOURCES } from '../matrix/sources';
import { makeDeployment, makeReport, TRIGGER_SOURCES } from '../matrix/trigger-sources';
import { everyConstruct } from '../nag/every-construct';
import { newStack } from '../support/app';
import { constructNames, constructsIn, missingConstructs } from '../support/public-constructs';
import { publicPropsInterfaces } from '../support/public-props';
import { outcomeOf } from '../support/refusal';

const ROOT = join(__dirname, '../..');

/** Where each construct has to be, and the constructs that are there. */
const PLACES: Readonly<Record<string, () => Iterable<string>>> = {
  'the matrix': () => {
    const stack = newStack();
    [...SOURCES, ...TRIGGER_SOURCES].forEach((source, index) => outcomeOf(() => source.make(new Construct(stack, `Source${index}`), {})));
    makeDeployment(new Construct(stack, 'Deployed'));
    makeReport(new Construct(stack, 'Reported'));
    return constructsIn(stack);
  },
  'the app of the nag packs': () => constructsIn(everyConstruct()),
  'the props interfaces of the index': () => publicPropsInterfaces().map((name) => name.replace(/Props$/, '')),
  'the bad input': () => Object.keys(MAKES).map((name) => name.replace(/Props$/, '')),
  'the fuzz': () => {
    const stack = newStack();
    fc.sample(DESCRIPTION, { seed: 20261121, numRuns: 100 })
      .forEach((description, index) => outcomeOf(() => build(new Construct(stack, `Run${index}`), description)));
    return constructsIn(stack);
  },
  'a table of the README': () => namesIn(readFileSync(join(ROOT, 'README.md'), 'utf8').split('\n').filter((line) => line.startsWith('|')), /`(\w+)`/g),
  'an example in TypeScript': () => EXAMPLES.flatMap((name) => [...Example.run(name).constructs]),
};

function namesIn(texts: readonly string[], name: RegExp): string[] {
  return texts.flatMap((text) => [...text.matchAll(name)].map(([, found]) => found));
}

test('the list of constructs is that of the index', () => {
  class Forgotten extends Construct {}

  expect(constructNames()).toEqual(expect.arrayContaining(['AsyncInvocation', 'SqsConsumer']));
  expect(constructNames()).not.toContain('Destination');
  expect(constructNames({ ...library, Forgotten })).toEqual([...constructNames(), 'Forgotten'].sort());
});

test.each(Object.entries(PLACES))('%s has every construct', (_, constructsThere) => {
  expect(missingConstructs(constructsThere())).toEqual([]);
});

test.each(constructNames())('%s is named where it is left out', (name) => {
  expect(missingConstructs(constructNames().filter((other) => other !== name))).toEqual([name]);
});

test('a construct that is new in the index is named where it is left out', () => {
  expect(missingConstructs(constructNames(), [...constructNames(), 'Forgotten'])).toEqual(['Forgotten']);
});
