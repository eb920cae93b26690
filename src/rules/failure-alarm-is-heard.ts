/** An alarm on failed events without an action, or whose topic has no subscription, tells nobody in the app. */
import { Alarm } from '../model/alarm';
import { memo } from '../model/collections';
import { anyOf, isUnknown, Known, not, Unknown } from '../model/known';
import { NodeId } from '../model/node';
import { pluralizeCount } from '../text/pluralize';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { location, report, undecidedIfUnknown } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { rulesHearing } from './queries/alarm-rules';
import { failureAlarms, namesOf } from './queries/failure-alarms';

export const failureAlarmIsHeard = defineRule({
  id: 'failure-alarm-is-heard',
  severity: 'info',
  harm: 'unwatched',
  why: 'An alarm that goes off where nobody looks leaves failed events in their queue until they expire.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html',
  silentBeside: ['failure-topic-has-subscriber'],
  check: (app) => [...withoutAction(app), ...withoutSubscriber(app)],
});

/** Reported once for the app. EventBridge gets every change of every alarm, so a rule may listen for one. */
function withoutAction(app: GraphIndex): readonly Verdict[] {
  const all = failureAlarms(app);
  const hidden = all.flatMap((alarm) => undecidedIfUnknown(location([alarm, 'AlarmActions']), alarm.actions));
  const hiddenPattern = app.graph.links.filter(({ by }) => by === 'rule').map(({ filter }) => filter).find(isUnknown);
  // For the others, hidden actions are reported.
  const silent = all.filter(({ actions }) => !isUnknown(actions) && actions.length === 0)
    .map((alarm) => ({ alarm, isUnheard: not(isHeardByRule(app, alarm, hiddenPattern)) }));
  const unheard = silent.filter(({ isUnheard }) => isUnheard === true).map(({ alarm }) => alarm);
  return [
    ...hidden,
    ...silent.flatMap(({ alarm, isUnheard }) => report(location([alarm, '']), isUnheard, () => problemOf(unheard, all.length))),
  ];
}

function problemOf(silent: readonly Alarm[], all: number): Problem {
  const isOne = silent.length === 1;
  const it = isOne ? 'it' : 'each';
  const many = silent.length === all ? pluralizeCount(all, 'alarm') : `${silent.length} of ${pluralizeCount(all, 'alarm')}`;
  return {
    once: true,
    fact: `${all === 1 ? 'The alarm' : many} on failed events, ${namesOf(silent)}, ${isOne ? 'has' : 'have'} no action, and no rule of the app listens for ${isOne ? 'it' : 'them'}`,
    consequence: `Unless somebody looks at ${isOne ? 'it' : 'them'} in the console, nobody learns of the failed events`,
    fix: either(
      `Set AlarmActions of ${it} to a topic that people read, or name ${it} in the AlarmRule of a composite alarm with actions`,
      `Add an action to ${it} by addAlarmAction()`, 'addAlarmAction',
    ),
    changes: [],
  };
}

function isHeardByRule(app: GraphIndex, alarm: Alarm, hiddenPattern: Unknown | undefined): Known<boolean> {
  return anyOf([...rulesHearing(app, alarm).map(({ hears }) => hears), hiddenPattern ?? false]);
}

/** Once for each topic, where no alarm of the queue tells anything else. Subscriptions may be made elsewhere. */
function withoutSubscriber(app: GraphIndex): readonly Verdict[] {
  const byTopic = new Map<NodeId, Alarm[]>();
  for (const alarm of failureAlarms(app)) {
    // A hidden action is reported above.
    const topics = isUnknown(alarm.actions) ? [] : alarm.actions.map(({ to }) => app.nodeOf('topic', to));
    if (!topics.every((topic) => topic?.declaredAt !== undefined && topic.subscribed !== true)) continue;
    for (const topic of new Set(topics)) memo(byTopic, topic!.id, () => []).push(alarm);
  }
  return [...byTopic].flatMap(([id, alarms]) => {
    const topic = app.nodeOf('topic', id);
    return topic === undefined ? [] : report(location([topic, '']), not(topic.subscribed), () => ({
      fact: `${pluralizeCount(alarms.length, 'alarm')} on failed events, ${namesOf(alarms)}, `
        + `${alarms.length === 1 ? 'tells' : 'tell'} ${describeNode(topic)}, and nothing in the app subscribes to it`,
      consequence: 'Unless somebody subscribes outside the app, nobody learns of the failed events',
      fix: `${either(`Add an AWS::SNS::Subscription with ${prop('TopicArn')} of the topic`, 'Call addSubscription() of the topic', 'addSubscription')}, `
        + 'or acknowledge this where people subscribe by themselves',
      changes: [],
    }));
  });
}
