/** Documents that a template may write as JSON text. */
import { TemplateApp } from '../../../src/template/app';
import { at, propertiesOf, textOf } from '../../../src/template/value/fields';
import { parseJsonText } from '../../../src/template/value/parse-json-text';
import { Resolved } from '../../../src/template/value/resolved';
import { partsOf, render } from '../../../src/template/value/text';
import { appOf, appOfStacks, arn, aQueue, Json } from '../app-of';

function redriveOf(app: TemplateApp): Resolved {
  const queue = app.ofType('AWS::SQS::Queue').find(({ logicalId }) => logicalId === 'Q');
  if (queue === undefined) throw new Error('no queue Q');
  return parseJsonText(at(propertiesOf(queue), 'RedrivePolicy'), queue.stack);
}

const written = (RedrivePolicy: unknown, rest: Json = {}): Resolved => (
  redriveOf(appOf({ Q: aQueue({ RedrivePolicy }), Dead: aQueue() }, rest))
);

test.each<[string, unknown, string]>([
  ['an object', { deadLetterTargetArn: arn('Dead') }, '${App.Dead.Arn}'],
  ['text', '{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:1:dead"}', 'arn:aws:sqs:eu-west-1:1:dead'],
  ['Fn::Sub of a text with a reference', { 'Fn::Sub': '{"deadLetterTargetArn":"${Dead.Arn}","maxReceiveCount":5}' }, '${App.Dead.Arn}'],
  ['Fn::Sub with a name of its own', { 'Fn::Sub': ['{"deadLetterTargetArn":"${X}"}', { X: arn('Dead') }] }, '${App.Dead.Arn}'],
  [
    'Fn::Join around pseudo parameters',
    { 'Fn::Join': ['', ['{"deadLetterTargetArn":"arn:aws:sqs:', { Ref: 'AWS::Region' }, ':1:dead"}']] },
    'arn:aws:sqs:${AWS::Region}:1:dead',
  ],
])('the fields of a document written as %s are read', (_, value, expected) => {
  expect(render(partsOf(at(written(value), 'deadLetterTargetArn')))).toBe(expected);
});

test('a parameter in the text hides only the field that contains it', () => {
  const policy = written(
    { 'Fn::Sub': '{"deadLetterTargetArn":"${Hidden}","maxReceiveCount":"5"}' },
    { Parameters: { Hidden: { Type: 'String' } } },
  );
  expect(textOf(at(policy, 'deadLetterTargetArn'), 'absent')).toEqual({
    unknown: 'Ref Hidden, a parameter of App',
    cause: { kind: 'parameter', stack: 'App', name: 'Hidden' },
  });
  expect(textOf(at(policy, 'maxReceiveCount'), 'absent')).toBe('5');
});

test('a reference into another stack keeps the stack', () => {
  const policy = redriveOf(appOfStacks({
    Data: { Resources: { Dead: aQueue() }, Outputs: { O: { Value: arn('Dead'), Export: { Name: 'dead' } } } },
    App: { Resources: { Q: aQueue({ RedrivePolicy: { 'Fn::Sub': ['{"deadLetterTargetArn":"${X}"}', { X: { 'Fn::ImportValue': 'dead' } }] } }) } },
  }));
  expect(render(partsOf(at(policy, 'deadLetterTargetArn')))).toBe('${Data.Dead.Arn}');
});

test.each<[string, unknown]>([
  ['cuts a number', { 'Fn::Sub': '{"maxReceiveCount":${Count}}' }],
  ['is no JSON', { 'Fn::Sub': 'no JSON ${Dead.Arn}' }],
  ['hides the name of a field', { 'Fn::Sub': '{"${Dead.Arn}":"x"}' }],
  ['names a place holder of ours', { 'Fn::Sub': '{"deadLetterTargetArn":"\uE0000\uE001","x":"${Dead.Arn}"}' }],
])('a text that %s is hidden', (_, value) => {
  expect(written(value, { Parameters: { Count: { Type: 'Number' } } }).is).toBe('hidden');
});
