/** The protocol of a subscription says what its endpoint is, and whether SNS can deliver messages as they are. */
import { and, map } from '../model/known';
import { setValue, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { location, report } from './kit/report';
import { mayBeSet, settingOf } from './kit/settings';
import { describeNode, formatValue, prop, propTo } from './kit/wording';
import { protocolFor, protocolOf, settingPath, TopicSubscription, topicSubscriptions } from './queries/subscriptions';

/** What a protocol delivers to. */
const ENDPOINTS: ReadonlyMap<string, string> = new Map([['lambda', 'function'], ['sqs', 'queue'], ['firehose', 'delivery stream']]);

export const subscriptionFitsProtocol = defineRule({
  id: 'subscription-fits-protocol',
  severity: 'error',
  harm: 'refused',
  why: 'SNS delivers by lambda to functions alone and by sqs to queues alone, and messages without their envelope to no function.',
  source: 'https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html',
  hidden: { link: (link) => protocolOf(link) !== undefined },
  check: (app) => topicSubscriptions(app).flatMap((one) => [...otherEndpoint(app, one), ...rawToFunction(app, one)]),
});

function otherEndpoint(app: GraphIndex, subscription: TopicSubscription): readonly Verdict[] {
  const { declaredAt, protocol, to } = subscription;
  const node = app.node(to);
  const right = node && protocolFor(node);
  const path = settingPath(subscription, 'Protocol');
  return node === undefined || right === undefined ? [] : report(
    location([{ declaredAt }, path]),
    map(protocol, (known) => known !== right),
    () => {
      const noun = ENDPOINTS.get(formatValue(protocol));
      const orEndpoint = noun === undefined ? '' : `, or ${prop(settingPath(subscription, 'Endpoint'))} to the ARN of a ${noun}`;
      return {
        fact: `${prop(path)} is ${formatValue(protocol)}, and the endpoint is ${describeNode(node)}`,
        consequence: 'SNS refuses the subscription, or delivers no message to it',
        fix: right === 'none'
          ? `Subscribe a function or a queue, and let it pass the messages on${orEndpoint.replace('or ', 'or set ')}`
          : `Set ${propTo(path, right)}${orEndpoint}`,
        changes: right === 'none' ? [] : setValue(declaredAt, path, right),
      };
    },
  );
}

/** Where the endpoint is no function, the protocol is the defect. */
function rawToFunction(app: GraphIndex, subscription: TopicSubscription): readonly Verdict[] {
  const { declaredAt, protocol, to } = subscription;
  const path = settingPath(subscription, 'RawMessageDelivery');
  const raw = settingOf(subscription, path);
  const node = app.node(to);
  if (raw === undefined || (node !== undefined && node.kind !== 'function')) return [];
  return report(
    location([{ declaredAt }, path]),
    and(mayBeSet(subscription, path), map(raw.value, (value) => String(value) === 'true'), map(protocol, (known) => known === 'lambda')),
    () => ({
      fact: `${prop(path)} is true, and ${prop(settingPath(subscription, 'Protocol'))} is lambda`,
      consequence: 'SNS delivers to a function in an envelope alone: it refuses the subscription, and the stack does not deploy',
      fix: `Remove ${prop(path)}, and read the message from Records[].Sns.Message, or subscribe a queue that the function polls`,
      changes: unsetValue(declaredAt, path),
    }),
  );
}
