/** Pollers of brokers and clusters wait for a function for 14 minutes, one less than a function may run. */
import { map } from "../model/known";
import { SourceKind } from '../model/target';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, formatSeconds } from './kit/wording';
import { setsProperty } from './queries/hidden-sources';

const LONGEST_RUN = 840;

const KINDS: Partial<Record<SourceKind, string>> = { kafka: 'Kafka', mq: 'Amazon MQ', documentdb: 'DocumentDB' };

export const pollerOutlastsFunction = defineRule({
  id: 'poller-outlasts-function',
  severity: 'warning',
  why: 'Mappings of Kafka, Amazon MQ and DocumentDB support functions of up to 14 minutes only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'Topics', 'Queues', 'DocumentDBEventSourceConfig') },
  check: (app) => app.mappings.flatMap((delivery) => {
    const kind = KINDS[delivery.source.kind];
    const handler = app.nodeOf('function', delivery.target.function);
    return kind === undefined ? [] : report(
      location([handler, 'Timeout'], [delivery, 'FunctionName']),
      map(app.askHandler(delivery, ({ timeout }) => timeout), (seconds) => seconds > LONGEST_RUN),
      () => ({
        fact: `Timeout of ${handler && describeNode(handler)} is ${formatSeconds(handler?.timeout ?? 0)}, and a mapping of ${kind} supports ${formatSeconds(LONGEST_RUN)} at most`,
        consequence: 'A run that takes longer cannot be told from a failed one: its batch is handled again, or given up',
        fix: `Set Timeout to ${LONGEST_RUN} or less`,
        changes: setValue(handler, 'Timeout', LONGEST_RUN),
      }),
    );
  }),
});
