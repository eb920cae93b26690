import { growth, LINEAR } from '../hostile/growth';
import { aFunction, aMapping, aPermission, aQueue, arn, graphOf, Json, ref, resource } from '../template/app-of';

/** An app of `size` functions, each with a queue, a mapping, an alias and a bucket that pushes to it. */
function appOfSize(size: number): Json {
  return Object.fromEntries(Array.from({ length: size }, (_, i) => [
    [`Fn${i}`, aFunction()],
    [`Q${i}`, aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Dlq') } })],
    [`M${i}`, aMapping({ EventSourceArn: arn(`Q${i}`), FunctionName: ref(`Fn${i}`) })],
    [`A${i}`, resource('AWS::Lambda::Alias', { FunctionName: ref(`Fn${i}`), Name: 'live' })],
    [`P${i}`, aPermission('s3.amazonaws.com', { FunctionName: ref(`A${i}`), SourceArn: 'arn:aws:s3:::b' })],
  ]).flat());
}

test('nodes and deliveries are sorted by id', () => {
  const { nodes, deliveries } = graphOf(appOfSize(12));
  for (const ids of [nodes.map(({ id }) => id), deliveries.map(({ id }) => id)]) {
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('twice the app takes about twice as long', () => {
  expect(growth((size) => graphOf(appOfSize(size)), 1_000)).toBeLessThan(LINEAR);
});
