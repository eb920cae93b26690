/** Two hidden values are the same where both are one parameter or one import, whatever the reason for them says. */
import { Asked, word } from './asked';

const FN = { Type: 'AWS::Lambda::Function', Properties: {} };
const PARAMETERS = { Parameters: { Topic: { Type: 'String' }, Other: { Type: 'String' } }, Conditions: { IsProd: {} } };

function mayInvoke(permitted: unknown, source: unknown): string {
  const asked = Asked.resources({
    F: FN,
    P: {
      Type: 'AWS::Lambda::Permission',
      Properties: { Action: 'lambda:InvokeFunction', FunctionName: { Ref: 'F' }, Principal: 'sns.amazonaws.com', SourceArn: permitted },
    },
  }, PARAMETERS);
  return word(asked.mayInvoke('sns.amazonaws.com', { 'Fn::GetAtt': ['F', 'Arn'] }, source));
}

const piece = (value: unknown): unknown => ({ 'Fn::Select': [5, { 'Fn::Split': [':', value] }] });

test.each([
  ['one parameter', { Ref: 'Topic' }, { Ref: 'Topic' }, 'allowed'],
  ['two parameters', { Ref: 'Topic' }, { Ref: 'Other' }, 'unknown'],
  ['one import', { 'Fn::ImportValue': 'topic arn' }, { 'Fn::ImportValue': 'topic arn' }, 'allowed'],
  ['two imports', { 'Fn::ImportValue': 'topic' }, { 'Fn::ImportValue': 'other' }, 'unknown'],
  ['a parameter and one of its pieces', { Ref: 'Topic' }, piece({ Ref: 'Topic' }), 'unknown'],
  ['a parameter and a branch of Fn::If', { Ref: 'Topic' }, { 'Fn::If': ['IsProd', { Ref: 'Topic' }, 'arn:aws:sns:::x'] }, 'unknown'],
])('a permission and a source that are %s', (_, permitted, source, expected) => {
  expect(mayInvoke(permitted, source)).toBe(expected);
});
