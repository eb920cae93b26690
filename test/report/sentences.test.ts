/** The story of each kind of delivery in sentences. */
import { sentencesOf } from '../../src/report/sentences';
import { Story } from '../../src/report/story/story';
import { aFunction, aMapping, aQueue, arn, resource } from '../template/app-of';
import { reportOfStacks, shopReport } from './shop';

const story = (id: string, stories = shopReport().stories): Story => stories.find((one) => one.id === id)!;

test('of a queue with a dead-letter queue', () => {
  expect(sentencesOf(story('Shop.SaveOrders')).slice(0, 4)).toEqual([
    'Lambda polls queue Orders and runs function Save : $LATEST with its events.',
    'A failing event is tried at most 5 times.',
    'It ends after 5 min at the earliest and after 4 d at the latest.',
    'Then the event goes to queue Dead, which keeps it at least 10 d and tells DeadAlarm.',
  ]);
});

test('of a rule, whose undelivered events have an exit of their own', () => {
  const sentences = sentencesOf(story('Shop.Paid -> Shop.Mail:$LATEST'));
  expect(sentences[0]).toBe('Rule Paid hands its events to function Mail : $LATEST, which runs asynchronously.');
  expect(sentences.at(-1)).toBe(
    'If the service cannot hand the event over, the event goes to queue Undelivered, which keeps it at least 14 d and tells UndeliveredAlarm.',
  );
});

test('of a stream without an exit', () => {
  expect(sentencesOf(story('Shop.ReadLoose'))).toContain('A failed event is lost: it has no exit.');
});

test('of what is unknown, with the reason', () => {
  const { stories } = reportOfStacks({
    Shop: {
      Resources: {
        Fn: aFunction(),
        Q: aQueue({ VisibilityTimeout: { Ref: 'Seconds' }, RedrivePolicy: { deadLetterTargetArn: { 'Fn::ImportValue': 'dlq' }, maxReceiveCount: 3 } }),
        M: aMapping({ EventSourceArn: arn('Q'), Enabled: false }),
      },
    },
  });
  const sentences = sentencesOf(stories[0]).join(' ');
  expect(sentences).toContain('with its events; it is disabled.');
  expect(sentences).toContain('goes to an exit that is unknown (Fn::ImportValue dlq');
  expect(sentences).toContain('Whether a failed event can be lost is not decided: the template hides its exit');
});

test('of a caller that waits', () => {
  const { stories } = reportOfStacks({
    Shop: {
      Resources: {
        Fn: aFunction(),
        Api: resource('AWS::ApiGatewayV2::Api', { Name: 'a', ProtocolType: 'HTTP', Target: arn('Fn') }),
        P: resource('AWS::Lambda::Permission', { FunctionName: { Ref: 'Fn' }, Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }),
      },
    },
  });
  const waiting = stories.filter(({ handover }) => handover === 'sync');
  expect(waiting.flatMap(sentencesOf)).toContain('The caller gets the error and keeps the event.');
});
