import { aFunction, aMapping, graphOf, Json, nodeOf } from '../../template/app-of';

test.each<[string, Json, Json]>([
  ['defaults', {}, { timeout: 3, reservedConcurrency: 'unreserved', deadLetter: 'none', durable: false }],
  ['its own settings', { Timeout: 900, ReservedConcurrentExecutions: 0, DurableConfig: { ExecutionTimeout: 10 } }, { timeout: 900, reservedConcurrency: 0, durable: true }],
  ['a dead-letter setting', { DeadLetterConfig: { TargetArn: 'arn:aws:sns:eu-west-1:1:t' } }, { deadLetter: 'arn:aws:sns:eu-west-1:1:t' }],
  ['a hidden dead-letter setting', { DeadLetterConfig: { TargetArn: { 'Fn::ImportValue': 'x' } } }, { deadLetter: { unknown: 'Fn::ImportValue x, which no stack of the app exports' } }],
])('a function has %s', (_, properties, expected) => {
  expect(nodeOf('App.Fn', { Fn: aFunction(properties) })).toMatchObject({ kind: 'function', ...expected });
});

test.each([
  ['orders', 'orders', '$LATEST'],
  ['orders:live', 'orders', 'live'],
  ['111122223333:function:orders:live', '111122223333:function:orders', 'live'],
  ['arn:aws:lambda:eu-west-1:1:function:orders', 'arn:aws:lambda:eu-west-1:1:function:orders', '$LATEST'],
  ['arn:aws:lambda:eu-west-1:1:function:orders:7', 'arn:aws:lambda:eu-west-1:1:function:orders', '7'],
])('outside the app, %s is function %s and qualifier %s', (name, id, qualifier) => {
  const { nodes, deliveries } = graphOf({ M: aMapping({ FunctionName: name, EventSourceArn: 'arn:aws:sqs:eu-west-1:1:q' }) });
  expect(deliveries[0].target).toMatchObject({ function: id, qualifier });
  expect(nodes).toContainEqual(expect.objectContaining({ id, kind: 'function', timeout: expect.objectContaining({ unknown: `a function outside the app: ${id}` }) }));
});
