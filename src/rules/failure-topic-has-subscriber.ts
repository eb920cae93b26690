/** A topic keeps nothing: without a subscription, the failed events that it takes are gone. */
import { and, anyOf, not } from '../model/known';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { FailureEnd } from './kit/paths/paths';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { describeSenders, failureSenders, isOnlyWay } from './queries/failure-senders';

export const failureTopicHasSubscriber = defineRule({
  id: 'failure-topic-has-subscriber',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'SNS accepts a failed event for a topic that nothing subscribes to, delivers it to nobody, and keeps no copy.',
  source: 'https://docs.aws.amazon.com/sns/latest/api/API_Publish.html',
  check: (app) => app.paths.failureEnds().flatMap(({ node, path }) => {
    const topic = app.nodeOf('topic', node);
    return topic?.declaredAt === undefined ? [] : reportUnsubscribed(app, topic, path);
  }),
});

/** SNS may archive what it publishes to a FIFO topic, which Lambda does not write to. */
function reportUnsubscribed(app: GraphIndex, topic: NodeOf<'topic'>, path: FailureEnd['path']): readonly Verdict[] {
  const senders = failureSenders(app, topic.id);
  const isLost = senders.length === 0 ? isOnlyWay(app, path()) : anyOf(senders.map(({ isOnlyExit }) => isOnlyExit));
  return report(location([topic, '']), and(isLost, not(topic.fifo), not(topic.subscribed)), () => ({
    fact: `${describeNode(topic)} receives failed events${senders.length === 0 ? '' : ` of ${describeSenders(app, senders)}`}, `
      + 'and nothing in the app subscribes to it',
    consequence: 'Unless somebody subscribes outside the app, each failed event is accepted, delivered to nobody, and lost',
    fix: `${either(`Add an AWS::SNS::Subscription with ${prop('TopicArn')} of the topic`, 'Call addSubscription() of the topic', 'addSubscription')}, `
      + 'send failed events to a queue, or acknowledge this where people subscribe by themselves',
    changes: [],
  }));
}
