/**
 * `docs/moving-over.md` holds: its code is the code of `moving-over/`, and of the two stacks that this code makes, the second changes
 * every mapping and every invoke config of the first in place.
 */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as after from './moving-over/after';
import * as before from './moving-over/before';

interface Resource {
  readonly Type: string;
  readonly Properties?: Record<string, unknown>;
  readonly DependsOn?: string[];
}

const MAPPING = 'AWS::Lambda::EventSourceMapping';
const CONFIG = 'AWS::Lambda::EventInvokeConfig';

/** A change of these makes CloudFormation create a second resource before it deletes the first. */
const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  [MAPPING]: ['EventSourceArn', 'StartingPosition', 'StartingPositionTimestamp', 'SelfManagedEventSource'],
  [CONFIG]: ['FunctionName', 'Qualifier'],
};

const resourcesOf = (stack: before.ShopStack | after.ShopStack): Record<string, Resource> => Template.fromStack(stack).toJSON().Resources;
const old = resourcesOf(new before.ShopStack(new App(), 'Shop'));
const now = resourcesOf(new after.ShopStack(new App(), 'Shop'));
const pollersAndConfigs = Object.entries(old).filter(([, { Type }]) => Type in CREATE_ONLY);

test('the code of the document is the code of this test', () => {
  const text = readFileSync(join(__dirname, '../../docs/moving-over.md'), 'utf8');
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code);
  expect(blocks).toEqual(['before', 'after'].map((name) => readFileSync(join(__dirname, 'moving-over', `${name}.ts`), 'utf8')));
});

test('no resource leaves the stack', () => {
  expect(Object.keys(now)).toEqual(expect.arrayContaining(Object.keys(old)));
});

test('no mapping and no invoke config is new', () => {
  const ids = (resources: Record<string, Resource>) => Object.keys(resources).filter((id) => resources[id].Type in CREATE_ONLY).sort();
  expect(ids(old)).toHaveLength(5);
  expect(ids(now)).toEqual(ids(old));
});

test.each(pollersAndConfigs)('%s changes in place', (id, { Type, Properties }) => {
  const createOnly = (properties: Record<string, unknown> = {}) => CREATE_ONLY[Type].map((name) => [name, properties[name]]);
  expect(now[id].Type).toBe(Type);
  expect(createOnly(now[id].Properties)).toEqual(createOnly(Properties));
});

test.each(pollersAndConfigs)('%s gets its new exit and source once the role\'s policy allows them', (id) => {
  expect(now[id].DependsOn).toContain(Object.keys(now).find((candidate) => now[candidate].Type === 'AWS::IAM::Policy'));
});

test('what else changes is what the document says', () => {
  const changed = Object.entries(old).flatMap(([id, { Type, Properties = {} }]) => {
    const today = now[id].Properties ?? {};
    const names = [...new Set([...Object.keys(Properties), ...Object.keys(today)])];
    const different = names.filter((name) => JSON.stringify(Properties[name]) !== JSON.stringify(today[name])).sort();
    return Type in CREATE_ONLY || different.length === 0 ? [] : [[id.replace(/[0-9A-F]{8}$/, ''), different]];
  });
  expect(Object.fromEntries(changed)).toEqual({
    Queue: ['RedrivePolicy', 'VisibilityTimeout'],
    HandlerServiceRoleDefaultPolicy: ['PolicyDocument'],
  });
  const added = Object.keys(now).filter((id) => !(id in old)).map((id) => now[id].Type);
  expect([...new Set(added)].sort()).toEqual(['AWS::CloudWatch::Alarm', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy']);
  expect(added).toHaveLength(9);
});
