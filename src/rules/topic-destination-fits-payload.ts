/** The record of an event is larger than the event; a topic may take less than that. */
import { map } from "../model/known";
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, formatValue } from './kit/wording';

/** Bytes of the largest asynchronous event, and the most that a topic can be made to take. */
const LARGEST = 1_048_576;

export const topicDestinationFitsPayload = defineRule({
  id: 'topic-destination-fits-payload',
  severity: 'info',
  why: 'An event may have 1 MB; a topic takes 256 KB unless told otherwise, and a larger record arrives cut short or not at all.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: {
    exit: (exit, { source }) => source.kind === 'async' && (exit.by === 'on-failure' || exit.by === 'on-success'),
  },
  check: (app) => app.pushes.flatMap((delivery) => [...delivery.policy.exits.failure, ...delivery.policy.exits.success].flatMap(({ to }) => {
    const topic = app.nodeOf('topic', to);
    return topic === undefined ? [] : report(
      location([topic, 'MaximumMessageSize'], [delivery, 'DestinationConfig']),
      map(topic.maximumMessageSize, (bytes) => bytes < LARGEST),
      () => ({
        fact: `${describeNode(topic)} takes ${formatValue(topic.maximumMessageSize)} bytes, and an asynchronous event may have ${formatValue(LARGEST)}, its record more`,
        consequence: 'The record of a large event arrives without its payload, or not at all',
        fix: `Set MaximumMessageSize to ${LARGEST}, or send records to a queue or a bucket`,
        changes: setValue(topic, 'MaximumMessageSize', LARGEST),
      }),
    );
  })),
});
