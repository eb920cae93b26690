import { variablesOf } from '../../../src/fixes/cdk/variables';
import { TemplateApp } from '../../../src/template/app';

function named(paths: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const Resources = Object.fromEntries(Object.entries(paths).map(([logicalId, path]) => (
    [logicalId, { Type: 'AWS::SQS::Queue', ...(path === undefined ? {} : { Metadata: { 'aws:cdk:path': path } }) }]
  )));
  return Object.fromEntries(variablesOf(new TemplateApp([{ name: 'Shop', template: { Resources } }]).stacks[0]));
}

test('a construct is called by its id, or by its logical id', () => {
  expect(named({ Orders1A2B: 'Shop/Orders/Resource', Failed: undefined })).toEqual({ Orders1A2B: 'orders', Failed: 'failed' });
});

test('two of one id are called by their whole paths, and what is left by numbers', () => {
  expect(named({ A1: 'Shop/A/Queue/Resource', B1: 'Shop/B/Queue/Resource' })).toEqual({ A1: 'aQueue', B1: 'bQueue' });
  expect(Object.values(named({ 'X-': 'Shop/Q/Resource', 'X+': 'Shop/Q/Resource', 'X': 'Shop/Q/Resource' }))).toHaveLength(3);
  expect(new Set(Object.values(named({ 'X-': 'Shop/Q/Resource', 'X+': 'Shop/Q/Resource', 'X': 'Shop/Q/Resource' }))).size).toBe(3);
});

test.each(['lambda', 'delete', 'sqs', 'this', 'Sources'])('a construct of the id %s is not called that, since it means something else', (id) => {
  expect(Object.values(named({ One1A: `Shop/${id}/Resource` }))).not.toContain(id.toLowerCase());
});
