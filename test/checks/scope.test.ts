import { relatedTo } from '../../src/checks/scope';
import { aFunction, aMapping, aQueue, arn, graphOf } from '../template/app-of';

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
