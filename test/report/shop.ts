/** Reports for tests of pictures and pages: an app with one delivery of each kind, and apps of any size. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { EarlierReport } from '../../src/report/diff/earlier-report';
import { reportOf } from '../../src/report/report';
import { Report } from '../../src/report/shown-report';

import { aFunction, aMapping, appOfStacks, aQueue, arn, Json, ref, resource } from '../template/app-of';
import { shop } from './diff/app';

export function reportOfStacks(templates: Record<string, Json>, before?: EarlierReport): Report {
  return reportOf(readDeliveryGraph(appOfStacks(templates)), { before });
}

export function shopReport(): Report {
  return reportOfStacks({ Shop: { Resources: shop() } });
}

export const aSubscription = (queue: string): Json => (
  resource('AWS::SNS::Subscription', { TopicArn: ref('Topic'), Protocol: 'sqs', Endpoint: arn(queue) })
);

/** The shop behind a rule, a topic and two of its queues. */
export function shopWithHops(): Json {
  return {
    ...shop(),
    Topic: resource('AWS::SNS::Topic'),
    Rule: resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: ref('Topic') }] }),
    ToOrders: aSubscription('Orders'),
    ToRaw: aSubscription('Raw'),
  };
}

/** Stacks of functions that each poll a queue; every third one loses its events, and the others share one exit. */
export function manyStacks(stacks: number, functions: number): Record<string, Json> {
  return Object.fromEntries(Array.from({ length: stacks }, (_, stack) => [`Stack${stack}`, {
    Resources: Object.fromEntries([
      ['Shared', aQueue()],
      ...Array.from({ length: functions }, (__, i) => [
        [`Fn${i}`, aFunction()],
        [`Queue${i}`, aQueue(i % 3 === 0 ? {} : { RedrivePolicy: { deadLetterTargetArn: arn('Shared'), maxReceiveCount: 5 } })],
        [`Mapping${i}`, aMapping({ FunctionName: ref(`Fn${i}`), EventSourceArn: arn(`Queue${i}`) })],
      ]).flat(),
    ]),
  }]));
}
