/** What ten tasks take with this library and by hand, as docs/comparison.md says. Both ways are checked, so both lose no event. */
import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { check } from '../../src/checks/check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { BY_HAND } from './by-hand';
import { OURS } from './ours';
import { newStack, Task } from './parts';

interface Size { readonly lines: number; readonly characters: number }

/** The statements of each task, without indentation. */
function sizes(file: string): ReadonlyMap<string, Size> {
  const text = readFileSync(join(__dirname, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const bodies = new Map<string, Size>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && ts.isArrowFunction(node.initializer)) {
      const body = node.initializer.body.getText().slice(1, -1).trim().split('\n').map((line) => line.trim());
      bodies.set(node.name.text, { lines: body.length, characters: body.join('').length });
    } else {
      ts.forEachChild(node, visit);
    }
  };
  visit(source);
  return bodies;
}

function found(task: Task): readonly string[] {
  const stack = newStack();
  stack.node.setContext('cdk-lambda-delivery:checks', false);
  task(stack);
  const { template } = (stack.node.root as import('aws-cdk-lib').App).synth().stacks[0];
  const { findings, unknowns } = check(readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }])), ALL_RULES);
  return [...findings.filter(({ severity }) => severity !== 'info'), ...unknowns].map(({ rule }) => rule);
}

const TASKS = Object.keys(OURS);

test('each task is done both ways', () => {
  expect(Object.keys(BY_HAND)).toEqual(TASKS);
  expect(TASKS).toHaveLength(10);
});

test.each(TASKS)('%s: no way has an error, a warning, or what could not be checked', (task) => {
  expect({ ours: found(OURS[task]), byHand: found(BY_HAND[task]) }).toEqual({ ours: [], byHand: [] });
});

test('docs/comparison.md has the lines and characters of both', () => {
  const [ours, byHand] = [sizes('ours.ts'), sizes('by-hand.ts')];
  const row = (name: string, a: Size, b: Size) => `| ${name} | ${a.lines} / ${a.characters} | ${b.lines} / ${b.characters} |`;
  const sum = (all: ReadonlyMap<string, Size>): Size => ({
    lines: [...all.values()].reduce((total, { lines }) => total + lines, 0),
    characters: [...all.values()].reduce((total, { characters }) => total + characters, 0),
  });
  const table = [...TASKS.map((task) => row(task, ours.get(task)!, byHand.get(task)!)), row('all ten', sum(ours), sum(byHand))].join('\n');
  expect(readFileSync(join(__dirname, '../../docs/comparison.md'), 'utf8')).toContain(table);
});
