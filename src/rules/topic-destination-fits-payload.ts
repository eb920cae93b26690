/** The record of an event is larger than the event itself, and may exceed the maximum message size of a topic. */
import { Delivery } from '../model/delivery-graph';
import { map } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, formatValue } from './kit/wording';

/** The most bytes of an asynchronous event, and the highest MaximumMessageSize of a topic. */
const MAX_BYTES = 1_048_576;

export const topicDestinationFitsPayload = defineRule({
  id: 'topic-destination-fits-payload',
  severity: 'info',
  why: 'An event may have 1 MB, and a topic accepts 256 KB by default: a larger record arrives without its payload, or not at all.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => app.pushes.flatMap((delivery) => topicsOf(app, delivery).flatMap((topic) => (
    report(
      location([topic, 'MaximumMessageSize'], [delivery, 'DestinationConfig']),
      map(topic.maximumMessageSize, (bytes) => bytes < MAX_BYTES),
      () => ({
        fact: `${describeNode(topic)} accepts ${formatValue(topic.maximumMessageSize)} bytes, and an asynchronous event may have `
          + `${formatValue(MAX_BYTES)}, its record more`,
        consequence: 'The record of a large event arrives without its payload, or not at all',
        fix: `Set MaximumMessageSize to ${MAX_BYTES}, or send records to a queue or a bucket`,
        changes: setValue(topic, 'MaximumMessageSize', MAX_BYTES),
      }),
    )
  ))),
});

function topicsOf(app: GraphIndex, { policy: { exits } }: Delivery): readonly NodeOf<'topic'>[] {
  return [...exits.failure, ...exits.success].flatMap(({ to }) => app.nodeOf('topic', to) ?? []);
}
