import { relatedTo } from '../../src/checks/scope';
import { aConfig, aFunction, aMapping, aQueue, arn, graphOf, Json, resource } from '../template/app-of';

const redrive = (to: string) => ({ RedrivePolicy: { deadLetterTargetArn: arn(to), maxReceiveCount: 5 } });
const GRAPH = graphOf({
  Ours: aFunction(),
  Theirs: aFunction(),
  OurQueue: aQueue(redrive('OurDead')),
  OurDead: aQueue(redrive('OurDeadest')),
  OurDeadest: aQueue(redrive('OurQueue')),
  TheirQueue: aQueue(),
  OurMapping: aMapping({ FunctionName: arn('Ours'), EventSourceArn: arn('OurQueue') }),
  TheirMapping: aMapping({ FunctionName: arn('Theirs'), EventSourceArn: arn('TheirQueue') }),
  Outside: aMapping({ FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:outside', EventSourceArn: arn('TheirQueue') }),
});
const ALL = ['Ours', 'Theirs', 'OurQueue', 'OurDead', 'OurDeadest', 'TheirQueue', 'OurMapping', 'TheirMapping', 'Outside'];
const concerned = (...ids: readonly string[]) => {
  const concerns = relatedTo(GRAPH, new Set(ids.map((id) => `App.${id}`)));
  return ALL.filter((logicalId) => concerns({ stack: 'App', logicalId }));
};

test('a function concerns its mapping, the queue, and every queue behind it, in a circle too', () => {
  expect(concerned('Ours')).toEqual(['Ours', 'OurQueue', 'OurDead', 'OurDeadest', 'OurMapping']);
});

test('a mapping stands for a function that no template declares', () => {
  expect(concerned('Outside')).toEqual(['TheirQueue', 'Outside']);
});

test('nothing concerns nobody', () => {
  expect(concerned('Nobody')).toEqual([]);
});

/** What concerns `Fn` of the resources. */
function concernedIn(resources: Json): readonly string[] {
  const concerns = relatedTo(graphOf(resources), new Set(['App.Fn']));
  return Object.keys(resources).filter((logicalId) => concerns({ stack: 'App', logicalId }));
}

test.each<[string, Json, readonly string[]]>([
  ['the stream behind a stream consumer', {
    Fn: aFunction(),
    S: resource('AWS::Kinesis::Stream'),
    T: resource('AWS::Kinesis::Stream'),
    C: resource('AWS::Kinesis::StreamConsumer', { StreamARN: arn('S'), ConsumerName: 'c' }),
    M: aMapping({ EventSourceArn: { Ref: 'C' } }),
  }, ['Fn', 'S', 'C', 'M']],
  ['the dead-letter queue of a push, and its settings', {
    Fn: aFunction(),
    Q: aQueue(),
    Other: aQueue(),
    T: resource('AWS::SNS::Topic'),
    S: resource('AWS::SNS::Subscription', {
      TopicArn: { Ref: 'T' }, Protocol: 'lambda', Endpoint: arn('Fn'), RedrivePolicy: { deadLetterTargetArn: arn('Q') },
    }),
  }, ['Fn', 'Q', 'T', 'S']],
  ['both exits of an invoke config', {
    Fn: aFunction(),
    Failed: aQueue(),
    Handled: aQueue(),
    Other: aQueue(),
    C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Failed') }, OnSuccess: { Destination: arn('Handled') } } }),
  }, ['Fn', 'Failed', 'Handled', 'C']],
  ['the dead-letter queue of the function, and its versions and aliases', {
    Fn: aFunction({ DeadLetterConfig: { TargetArn: arn('Q') } }),
    Q: aQueue(),
    Other: aQueue(),
    V: resource('AWS::Lambda::Version', { FunctionName: { Ref: 'Fn' } }),
    A: resource('AWS::Lambda::Alias', { FunctionName: { Ref: 'Fn' }, FunctionVersion: { 'Fn::GetAtt': ['V', 'Version'] }, Name: 'live' }),
  }, ['Fn', 'Q', 'V', 'A']],
  ['its permissions', {
    Fn: aFunction(),
    Next: aFunction(),
    P: resource('AWS::Lambda::Permission', { FunctionName: { Ref: 'Fn' }, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' }),
    N: resource('AWS::Lambda::Permission', { FunctionName: { Ref: 'Next' }, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com' }),
  }, ['Fn', 'P']],
  ['no function behind an exit that is a function', {
    Fn: aFunction(),
    Next: aFunction({ DeadLetterConfig: { TargetArn: arn('Q') } }),
    Q: aQueue(),
    C: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Next') } } }),
  }, ['Fn', 'C']],
])('a function concerns %s', (_, resources, expected) => {
  expect(concernedIn(resources)).toEqual(expected);
});
