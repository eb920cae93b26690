/** Pollers of Kafka, Amazon MQ and DocumentDB wait 14 minutes for a function, one minute less than the longest timeout. */
import { Delivery } from '../model/delivery-graph';
import { and, andThen, Known, map, unknown } from '../model/known';
import { factsOf, SOURCE_FACTS } from '../sources/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { isPolicyHidden, kindOf, mayRead } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatSeconds, prop, propTo } from './kit/wording';

const LIMITED = SOURCE_FACTS.flatMap(({ kind, longestRun }) => (
  longestRun === undefined ? [] : [{ kind, longestRun }]
));

export const pollerOutlastsFunction = defineRule({
  id: 'poller-outlasts-function',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Mappings of Kafka, Amazon MQ and DocumentDB support function timeouts of up to 14 minutes only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html',
  hidden: {
    source: (mapping, app) => isPolicyHidden(mapping) && LIMITED.some(({ kind, longestRun }) => (
      mayRead(mapping, kind) && exceeds(app, mapping, longestRun) !== false
    )),
  },
  check: (app) => app.mappings.flatMap((delivery) => {
    const { noun, longestRun } = factsOf(kindOf(delivery)) ?? {};
    const handler = app.nodeOf('function', delivery.target.function);
    return longestRun === undefined ? [] : report(
      location([handler, 'Timeout'], [delivery, 'FunctionName']),
      and(exceeds(app, delivery, longestRun), kindOf(delivery) !== 'kafka' || waitsNoLonger(app, delivery)),
      () => ({
        fact: `${prop('Timeout')} of ${handler && describeNode(handler)} is ${formatSeconds(handler?.timeout ?? 0)}, and a mapping of ${noun} supports `
          + `at most ${formatSeconds(longestRun)}`,
        consequence: 'Lambda cannot distinguish a longer run from a failed one: it retries the batch, or discards it',
        fix: `Set ${propTo('Timeout', longestRun)} or less`,
        changes: setValue(handler, 'Timeout', longestRun),
      }),
    );
  }),
});

/** AWS documents 90 minutes for Kafka on Managed Instances, and not whether its pollers wait for so long. */
function waitsNoLonger(app: GraphIndex, delivery: Delivery): Known<boolean> {
  return andThen(app.askHandler(delivery, ({ managedInstances }) => managedInstances), (managed) => (
    !managed || unknown('how long the pollers of Kafka wait for a function on Managed Instances')
  ));
}

function exceeds(app: GraphIndex, delivery: Delivery, longestRun: number): Known<boolean> {
  return map(app.askHandler(delivery, ({ timeout }) => timeout), (seconds) => seconds > longestRun);
}
