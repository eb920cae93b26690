/** Pollers of Kafka, Amazon MQ and DocumentDB wait 14 minutes for a function, one minute less than the longest timeout. */
import { map } from '../model/known';
import { SourceKind } from '../model/target';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, formatSeconds } from './kit/wording';

const MAX_RUN = 840;

const KINDS: Partial<Record<SourceKind, string>> = { kafka: 'Kafka', mq: 'Amazon MQ', documentdb: 'DocumentDB' };

export const pollerOutlastsFunction = defineRule({
  id: 'poller-outlasts-function',
  severity: 'warning',
  why: 'Mappings of Kafka, Amazon MQ and DocumentDB support function timeouts of up to 14 minutes only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html',
  check: (app) => app.mappings.flatMap((delivery) => {
    const kind = KINDS[delivery.source.kind];
    const handler = app.nodeOf('function', delivery.target.function);
    return kind === undefined ? [] : report(
      location([handler, 'Timeout'], [delivery, 'FunctionName']),
      map(app.askHandler(delivery, ({ timeout }) => timeout), (seconds) => seconds > MAX_RUN),
      () => ({
        fact: `Timeout of ${handler && describeNode(handler)} is ${formatSeconds(handler?.timeout ?? 0)}, and a mapping of ${kind} supports `
          + `at most ${formatSeconds(MAX_RUN)}`,
        consequence: 'Lambda cannot distinguish a longer run from a failed one: it retries the batch, or discards it',
        fix: `Set Timeout to ${MAX_RUN} or less`,
        changes: setValue(handler, 'Timeout', MAX_RUN),
      }),
    );
  }),
});
