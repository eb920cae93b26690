/** Rounds of edits come to an end, whatever the rules say of each other. */
import { fixPlan } from '../../src/fixes/plan';
import { Change } from '../../src/rules/kit/change';
import { setValue, unsetValue } from '../../src/rules/kit/changes';
import { defineRule, Rule } from '../../src/rules/kit/define-rule';
import { NodeOf } from '../../src/rules/kit/graph-index';
import { TemplateApp } from '../../src/template/app';

type Queue = NodeOf<'queue'>;

function rule(id: string, isWrong: (queue: Queue) => boolean, changes: (queue: Queue) => readonly Change[]): Rule {
  return defineRule({
    id,
    severity: 'error',
    harm: 'refused',
    why: '',
    source: '',
    check: (app) => app.all('queue').flatMap((queue) => (queue.declaredAt === undefined || !isWrong(queue) ? [] : [{
      at: queue.declaredAt, property: '', problem: { fact: String(queue.visibilityTimeout), consequence: '', fix: '', changes: changes(queue) },
    }])),
  });
}

const appOf = (resources: Record<string, unknown>): TemplateApp => new TemplateApp([{ name: 'Shop', template: { Resources: resources } }]);
const ORDERS = {
  Orders: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 5 } },
  Worker: { Type: 'AWS::Lambda::Function', Properties: {} },
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Orders', 'Arn'] }, FunctionName: { Ref: 'Worker' } } },
};

test('rules that contradict each other are left', () => {
  const high = rule('high', ({ visibilityTimeout }) => visibilityTimeout !== 60, (queue) => setValue(queue, 'VisibilityTimeout', 60));
  const low = rule('low', ({ visibilityTimeout }) => visibilityTimeout !== 10, (queue) => setValue(queue, 'VisibilityTimeout', 10));
  expect(fixPlan(appOf(ORDERS), [high, low]).left).toHaveLength(1);
});

test('rules that never have enough are left', () => {
  const more = rule('more', () => true, (queue) => setValue(queue, 'VisibilityTimeout', Number(queue.visibilityTimeout) + 1));
  const { left, resources } = fixPlan(appOf(ORDERS), [more]);
  expect(left).toHaveLength(1);
  expect(resources).toHaveLength(1);
});

test('of one place only one rule has its way in a round', () => {
  const first = rule('first', ({ visibilityTimeout }) => visibilityTimeout === 5, (queue) => setValue(queue, 'VisibilityTimeout', 60));
  const second = rule('second', ({ visibilityTimeout }) => visibilityTimeout === 5, (queue) => unsetValue(queue, 'VisibilityTimeout'));
  const { left, resources } = fixPlan(appOf(ORDERS), [first, second]);
  expect(left).toEqual([]);
  expect(resources).toMatchObject([{ logicalId: 'Orders', edits: [{ value: 60 }], rules: ['first'] }]);
});
