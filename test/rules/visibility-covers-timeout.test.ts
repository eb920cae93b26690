/** Of a durable function, the whole execution counts: a mapping waits until it has ended. */
import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aMapping, aQueue, arn, graphOf, Json, ref } from '../template/app-of';

function told(VisibilityTimeout: unknown, handler: Json): readonly unknown[] {
  const { findings, unknowns } = check(graphOf({
    Fn: aFunction(handler), Q: aQueue({ VisibilityTimeout }), Map: aMapping({ EventSourceArn: arn('Q') }),
  }, { Parameters: { P: {} } }), ALL_RULES.filter(({ id }) => id === 'visibility-covers-timeout'));
  return [...findings.map(({ severity, fix }) => [severity, /Set VisibilityTimeout to (\d+)/.exec(fix)?.[1]]), ...unknowns.map(({ reason }) => reason)];
}

test('where a mapping and a pipe read one queue for one function, each is named', () => {
  const graph = graphOf({
    Fn: aFunction({ Timeout: 60 }),
    Q: aQueue({ VisibilityTimeout: 30 }),
    Map: aMapping({ EventSourceArn: arn('Q') }),
    Moves: { Type: 'AWS::Pipes::Pipe', Properties: { Source: arn('Q'), Target: arn('Fn'), RoleArn: 'arn:aws:iam::111122223333:role/pipe' } },
  });
  const messages = (id: string): readonly string[] => check(graph, ALL_RULES.filter((rule) => rule.id === id)).findings.map(({ message }) => message);
  expect(messages('visibility-covers-timeout')).toEqual([
    expect.stringContaining('the function of mapping Map may run for'), expect.stringContaining('the function of pipe Moves may run for'),
  ]);
  expect(messages('source-queue-has-dead-letter-queue')).toHaveLength(1);
});

const durable = (ExecutionTimeout: unknown): Json => ({ Timeout: 10, DurableConfig: { ExecutionTimeout } });

test.each<[string, unknown, Json, unknown[]]>([
  ['below the timeout', 5, durable(600), [['error', '60']]],
  ['below the execution', 599, durable(600), [['warning', '600']]],
  ['as long as the execution', 600, durable(600), []],
  ['beside an execution that is hidden', 60, durable(ref('P')), ['Ref P, a parameter of App']],
  ['of a function that is not durable', 60, { Timeout: 10 }, []],
])('a visibility timeout %s', (_, visibility, handler, expected) => {
  expect(told(visibility, handler)).toEqual(expected);
});
