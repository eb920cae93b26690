/** The record of an event is larger than the event itself, and may exceed the maximum message size of a topic. */
import { Delivery } from '../model/delivery-graph';
import { map } from '../model/known';
import { allExits } from '../model/policy';
import { TOPIC_MESSAGE_SIZE } from '../resources/topic/facts';
import { LARGEST_ASYNC_EVENT } from '../sources/async/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, formatValue, prop } from './kit/wording';

export const topicDestinationFitsPayload = defineRule({
  id: 'topic-destination-fits-payload',
  severity: 'info',
  harm: 'lost-on-failure',
  why: 'An event may have 1 MB, and a topic accepts 256 KB by default: a larger record arrives without its payload, or not at all.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: {
    exit: (exit, { source }) => source.kind === 'async' && (exit.by === 'on-failure' || exit.by === 'on-success'),
  },
  check: (app) => app.pushes.flatMap((delivery) => topicsOf(app, delivery).flatMap((topic) => (
    report(
      location([topic, 'MaximumMessageSize'], [delivery, 'DestinationConfig']),
      map(topic.maximumMessageSize, (bytes) => bytes < LARGEST_ASYNC_EVENT),
      () => ({
        fact: `${describeNode(topic)} accepts ${formatValue(topic.maximumMessageSize)} bytes, and an asynchronous event may have `
          + `${formatValue(LARGEST_ASYNC_EVENT)}, its record more`,
        consequence: 'The record of a large event arrives without its payload, or not at all',
        fix: `Set ${prop('MaximumMessageSize')} to ${TOPIC_MESSAGE_SIZE.max}, or send records to a queue or a bucket`,
        changes: setValue(topic, 'MaximumMessageSize', TOPIC_MESSAGE_SIZE.max),
      }),
    )
  ))),
});

function topicsOf(app: GraphIndex, { policy }: Delivery): readonly NodeOf<'topic'>[] {
  return allExits(policy).flatMap(({ to }) => app.nodeOf('topic', to) ?? []);
}
