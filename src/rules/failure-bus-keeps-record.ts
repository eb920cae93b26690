/** A bus keeps nothing: a failed event that no rule matches and no archive keeps is gone. */
import { and, anyOf } from '../model/known';
import { FAILURE_CONDITIONS, DETAIL_TYPES, OLDER_SOURCE, SOURCE } from '../patterns/invocation-record';
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { catchersOn, FailureCatchers } from './queries/failure-catchers';
import { describeSenders, failureSenders } from './queries/failure-senders';
import { MisnamedSource } from './queries/older-source';
import { writeRecordedSource } from './remedies/recorded-source';

const PATTERN = `{"source": ["${SOURCE}"], "detail-type": ["${DETAIL_TYPES['on-failure']}"]}`;

export const failureBusKeepsRecord = defineRule({
  id: 'failure-bus-keeps-record',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'EventBridge accepts the record of a failed event, and drops it if no rule of the bus matches it and no archive keeps it.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus.html',
  check: (app) => app.all('event-bus').flatMap((bus) => unheard(app, bus)),
});

/** Enhanced buses, which have a type, keep their events. */
function unheard(app: GraphIndex, bus: NodeOf<'event-bus'>): readonly Verdict[] {
  const senders = failureSenders(app, bus.id);
  if (bus.declaredAt === undefined || bus.type !== undefined || senders.length === 0) return [];
  const catchers = catchersOn(app, bus);
  const isMissing = FAILURE_CONDITIONS.some((condition) => !catchers.whole.has(condition));
  const isLost = and(anyOf(senders.map(({ isOnlyExit }) => isOnlyExit)), isMissing, catchers.hidden ?? true);
  return report(location([bus, '']), isLost, () => {
    const receives = `Failed events of ${describeSenders(app, senders)} go to ${describeNode(bus)}`;
    const isPart = catchers.catching.length > 0 || catchers.isArchived;
    const [misnamed] = catchers.misnamed;
    if (misnamed !== undefined) return byOlderSource(receives, misnamed, isPart);
    return isPart ? partly(receives, catchers) : notAtAll(receives, bus, catchers);
  });
}

function notAtAll(receives: string, bus: NodeOf<'event-bus'>, { rules, hasArchives }: FailureCatchers): Problem {
  // Where others may use the bus, they may have rules on it.
  const isAlone = rules.length === 0 && !hasArchives && bus.takesOthers === false;
  const ofRules = rules.length === 1
    ? `${describeNode(rules[0])} on it does not catch them`
    : `the ${rules.length} rules of the app on it do not catch them`;
  return {
    ...(isAlone ? {} : { severity: 'warning' }),
    fact: rules.length === 0
      ? `${receives}, which has no rule in the app and no archive that keeps them`
      : `${receives}, ${ofRules}, and no archive keeps them`,
    consequence: 'Unless a rule outside the app catches them, EventBridge drops all of them',
    fix: `Add an ${either('AWS::Events::Rule', 'events.Rule')} on the bus with ${prop('EventPattern')} ${PATTERN} and a target that keeps them, `
      + `add an ${either('AWS::Events::Archive', 'archive by archive() of the bus', 'archive()')}, or send failed events to a queue`,
    changes: [],
  };
}

/** The rule says that the app means to catch them itself. */
function byOlderSource(receives: string, misnamed: MisnamedSource, isPart: boolean): Problem {
  return {
    ...(isPart ? { severity: 'warning' } : {}),
    fact: `${receives}, and ${describeNode(misnamed.rule)} on it asks for the source ${OLDER_SOURCE}, while their source is ${SOURCE}`,
    consequence: `That rule catches none of them, and EventBridge drops ${isPart ? 'those that nothing else on the bus catches' : 'all of them'}`,
    ...writeRecordedSource(misnamed),
  };
}

function partly(receives: string, { catching, isArchived, whole, fields }: FailureCatchers): Problem {
  const missing = FAILURE_CONDITIONS.filter((condition) => !whole.has(condition));
  const names = [...catching.map(describeNode), ...(isArchived ? ['its archives'] : [])];
  const limit = fields.length > 0 ? `those that fit what the pattern asks of ${joinWithAnd(fields)}` : `those with the condition ${joinWithAnd([...whole])}`;
  return {
    severity: 'warning',
    fact: `${receives}, and ${joinWithAnd(names)} ${names.length === 1 && !isArchived ? 'catches' : 'catch'} only ${limit}`,
    consequence: `Unless a rule outside the app catches the others${fields.length > 0 ? '' : ` (${joinWithAnd(missing)})`}, EventBridge drops them`,
    fix: `Catch all failures, by ${prop('EventPattern')} ${PATTERN}, or add a rule or an archive for the others`,
    changes: [],
  };
}
