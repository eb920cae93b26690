/** Ways of events through whole graphs: loops with every step, and where failed events rest. */
import { Loop } from '../../../../src/rules/kit/paths/loops';
import { Paths } from '../../../../src/rules/kit/paths/paths';
import { aConfig, aFunction, aMapping, aPermission, aQueue, arn, graphOf, Json, ref, resource } from '../../../template/app-of';

const pathsOf = (resources: Json): Paths => new Paths(graphOf(resources));
const told = (loops: readonly Loop[]): string[] => loops.map((loop) => [
  ...loop.map(({ from, by }) => `${from.id} =${by}=>`), loop[0].from.id,
].join(' '));
const failing = (destination: unknown, more: Json = {}): Json => aConfig({ DestinationConfig: { OnFailure: { Destination: destination } }, ...more });
const succeeding = (destination: unknown): Json => aConfig({ DestinationConfig: { OnSuccess: { Destination: destination } } });
const push = aPermission('s3.amazonaws.com', { SourceArn: 'arn:aws:s3:::b' });
const ruleOf = (pattern: Json, target: unknown): Json => ({
  Bus: resource('AWS::Events::EventBus'),
  Rule: resource('AWS::Events::Rule', { EventBusName: ref('Bus'), EventPattern: pattern, Targets: [{ Arn: target }] }),
});

describe('a loop has all its steps', () => {
  test.each<[string, Json, string[]]>([
    ['a queue that feeds the function whose failures it takes', {
      Fn: aFunction(), Q: aQueue(), C: failing(arn('Next')), Next: aFunction(), D: failing(arn('Fn'), { FunctionName: ref('Next') }),
    }, ['App.Fn -> App.Next:$LATEST =on-failure=> App.Next -> App.Fn:$LATEST =on-failure=> App.Fn -> App.Next:$LATEST']],
    ['a bus whose rule invokes the function that failed', {
      Fn: aFunction(), C: failing(arn('Bus')), ...ruleOf({ source: ['lambda'] }, arn('Fn')),
    }, ['App.Rule -> App.Fn:$LATEST =on-failure=> App.Bus =rule=> App.Rule =handled=> App.Rule -> App.Fn:$LATEST']],
    ['a topic that the function subscribes to', {
      Fn: aFunction(), T: resource('AWS::SNS::Topic'), C: failing(ref('T')), S: resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('T'), Endpoint: arn('Fn') }),
    }, ['App.T -> App.Fn:$LATEST =on-failure=> App.T =handled=> App.T -> App.Fn:$LATEST']],
    ['a queue whose dead-letter queue the same function sends back', {
      Fn: aFunction(),
      Q: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('R') } }),
      R: aQueue({ RedrivePolicy: { deadLetterTargetArn: arn('Q') } }),
      M: aMapping({ EventSourceArn: arn('Q') }),
      N: aMapping({ EventSourceArn: arn('R') }),
    }, ['App.M =queue-redrive=> App.R =handled=> App.N =queue-redrive=> App.Q =handled=> App.M']],
    ['success that invokes the function again', {
      Fn: aFunction(), C: succeeding(arn('Fn')),
    }, ['App.Fn -> App.Fn:$LATEST =on-success=> App.Fn -> App.Fn:$LATEST']],
  ])('%s', (_, resources, loops) => {
    expect(told(pathsOf(resources).loops())).toEqual(loops);
  });
});

describe('what does not come back is no loop', () => {
  test.each<[string, Json]>([
    ['the destination of a function that only polls, since nobody invokes it asynchronously', {
      Fn: aFunction(), Next: aFunction(), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q') }), C: failing(arn('Next')),
    }],
    ['a rule that waits for success only', { Fn: aFunction(), C: failing(arn('Bus')), ...ruleOf({ 'detail-type': [{ suffix: 'Success' }] }, arn('Fn')) }],
    ['a rule for other sources', { Fn: aFunction(), C: failing(arn('Bus')), ...ruleOf({ source: ['orders'] }, arn('Fn')) }],
    ['a mapping that is disabled', {
      Fn: aFunction(),
      T: resource('AWS::SNS::Topic'),
      C: failing(ref('T')),
      Q: aQueue(),
      P: push,
      S: resource('AWS::SNS::Subscription', { Protocol: 'sqs', TopicArn: ref('T'), Endpoint: arn('Q') }),
      M: aMapping({ EventSourceArn: arn('Q'), Enabled: false }),
    }],
    ['a function that invokes another qualifier, which has no exit', { Fn: aFunction(), C: failing({ 'Fn::Sub': '${Fn.Arn}:other' }) }],
  ])('%s', (_, resources) => {
    expect(pathsOf(resources).loops()).toEqual([]);
    expect(pathsOf(resources).possibleLoops()).toEqual([]);
  });
});

test('a loop that a pattern may break is a possible one', () => {
  const paths = pathsOf({ Fn: aFunction(), C: failing(arn('Bus')), ...ruleOf({ source: ['lambda'], detail: { x: [1] } }, arn('Fn')) });
  expect(paths.loops()).toEqual([]);
  expect(paths.possibleLoops()[0][1].taken).toEqual({ unknown: 'a pattern that asks for x' });
});

describe('failed events rest where nothing takes them on', () => {
  const ends = (resources: Json): unknown => pathsOf(resources).failureEnds().map(({ node, path }) => [node, path().map(({ by }) => by)]);

  test('at the end of every chain', () => {
    expect(ends({
      Fn: aFunction({ DeadLetterConfig: { TargetArn: arn('D') } }),
      D: aQueue(),
      Q: aQueue(),
      T: resource('AWS::SNS::Topic'),
      P: push,
      C: failing(ref('T')),
      S: resource('AWS::SNS::Subscription', { Protocol: 'sqs', TopicArn: ref('T'), Endpoint: arn('Q') }),
    })).toEqual([['App.D', ['function-dead-letter']], ['App.Q', ['on-failure', 'subscription']]]);
  });

  test('not in a queue that a function consumes', () => {
    expect(ends({ Fn: aFunction(), Q: aQueue(), Next: aFunction(), C: failing(arn('Q')), M: aMapping({ EventSourceArn: arn('Q'), FunctionName: ref('Next') }) })).toEqual([]);
  });

  test('not where success ends', () => {
    expect(ends({ Fn: aFunction(), Q: aQueue(), C: succeeding(arn('Q')) })).toEqual([]);
  });
});

test('a chain of 20,000 functions that ends where it began is found in time', () => {
  const size = 20_000;
  const chain = Object.fromEntries(Array.from({ length: size }, (_, i) => [
    [`F${i}`, aFunction()], [`C${i}`, failing(arn(`F${(i + 1) % size}`), { FunctionName: ref(`F${i}`) })],
  ]).flat());
  expect(pathsOf(chain).loops()[0]).toHaveLength(size);
});
