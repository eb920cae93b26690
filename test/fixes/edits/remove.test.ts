import { Draft } from '../../../src/fixes/draft';
import { applyRemove } from '../../../src/fixes/edits/remove';
import { TemplateApp } from '../../../src/template/app';

const removed = (others: Record<string, unknown>): unknown => {
  const template = { Resources: { Gone: { Type: 'AWS::Lambda::Permission', Properties: {} }, ...others } };
  const draft = new Draft(new TemplateApp([{ name: 'App', template }]));
  const done = draft.attempt(() => applyRemove({ kind: 'remove', resource: { stack: 'App', logicalId: 'Gone' } }, draft));
  return done === undefined ? 'stays' : draft.resources('App');
};

test('a resource goes from among the others', () => {
  expect(removed({ Kept: { Type: 'AWS::S3::Bucket' } })).toEqual({ Kept: { Type: 'AWS::S3::Bucket' } });
});

test('who waited for it waits for it no more', () => {
  expect(removed({ One: { Type: 'A', DependsOn: ['Gone', 'Two'] }, Two: { Type: 'A', DependsOn: 'Gone' } }))
    .toEqual({ One: { Type: 'A', DependsOn: ['Two'] }, Two: { Type: 'A' } });
});

test.each([
  [{ Ref: 'Gone' }], [{ 'Fn::GetAtt': ['Gone', 'Arn'] }], [{ 'Fn::GetAtt': 'Gone.Arn' }], [{ 'Fn::Sub': 'x-${Gone}' }], [{ 'Fn::Sub': '${Gone.Arn}' }],
])('it stays while %j names it', (reference) => {
  expect(removed({ Other: { Type: 'A', DependsOn: 'Gone', Properties: { Name: reference } } })).toBe('stays');
});
