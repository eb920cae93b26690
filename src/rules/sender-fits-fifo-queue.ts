/** SQS refuses a message for a FIFO queue that names no group, or no deduplication id while the queue derives none from the content. */
import { and, Known, not, or } from '../model/known';
import { Link } from '../model/link';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Severity, Verdict } from './kit/finding';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { about, location, report } from './kit/report';
import { mayBeSet, settingOf } from './kit/settings';
import { describeNode, describeNodeOr, prop, propTo } from './kit/wording';

/** The paths of the two in the properties of the sender; a rule and a templated target of a schedule cannot give an id. */
interface MessageSettings {
  readonly group: string;
  readonly deduplication?: string;
  /** They are part of a text, in which no edit is proposed. */
  readonly isInText?: true;
}

export const senderFitsFifoQueue = defineRule({
  id: 'sender-fits-fifo-queue',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'SQS refuses each message for a FIFO queue without a message group, or without a deduplication id that the sender or the queue gives.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html',
  check: (app) => app.graph.links.flatMap((link) => {
    const settings = messageSettings(link);
    if (settings === undefined) return [];
    return [...withoutGroup(app, link, settings), ...withoutDeduplication(app, link, settings)];
  }),
});

/** A message of a FIFO topic brings both, and S3 sends to no FIFO queue. */
function messageSettings(link: Link): MessageSettings | undefined {
  const { by, property } = link;
  switch (by) {
    case 'target':
    case 'schedule': return settingOf(link, `${property}.Input.QueueUrl`) === undefined
      ? { group: `${property}.SqsParameters.MessageGroupId` }
      : ofCall(property);
    case 'pipe': return {
      group: 'TargetParameters.SqsQueueParameters.MessageGroupId',
      deduplication: 'TargetParameters.SqsQueueParameters.MessageDeduplicationId',
    };
    default: return undefined;
  }
}

/** A universal target sends by the API of SQS, with the parameters in its input. */
function ofCall(property: string): MessageSettings {
  return {
    group: `${property}.Input.MessageGroupId`, deduplication: `${property}.Input.MessageDeduplicationId`, isInText: true,
  };
}

function withoutGroup(app: GraphIndex, link: Link, { group, isInText }: MessageSettings): readonly Verdict[] {
  return report(
    location([link, link.property]),
    and(isFifo(app, link), not(mayBeSet(link, group))),
    () => ({
      fact: `${queueOf(app, link)} is FIFO, and ${senderOf(app, link)} sends to it without ${prop(group)}`,
      consequence: CONSEQUENCE,
      fix: `Set ${propTo(group, link.declaredAt.logicalId)}, so that all its messages are handled one after the other${link.by === 'schedule' ? '' : ', or to a path to the field of the event that groups them'}`,
      changes: isInText ? [] : setValue(link, group, link.declaredAt.logicalId),
      ...severityOf(link),
    }),
  );
}

function withoutDeduplication(app: GraphIndex, link: Link, { deduplication }: MessageSettings): readonly Verdict[] {
  const queue = app.nodeOf('queue', link.to);
  const given = deduplication === undefined ? false : mayBeSet(link, deduplication);
  return report(
    about(location([link, link.property]), link.to),
    and(isFifo(app, link), not(or(given, app.ask('queue', link.to, ({ contentBasedDeduplication }) => contentBasedDeduplication)))),
    () => ({
      fact: `${queueOf(app, link)} is FIFO without ${prop('ContentBasedDeduplication')}, and ${senderOf(app, link)} sends to it without a deduplication id`,
      consequence: CONSEQUENCE,
      fix: `Set ${prop('ContentBasedDeduplication')} of the queue to true${deduplication === undefined ? '' : `, or set ${prop(deduplication)}`}`,
      changes: setValue(queue, 'ContentBasedDeduplication', true),
      ...severityOf(link),
    }),
  );
}

const CONSEQUENCE = 'SQS refuses each message, so that none reaches the function behind the queue';

/** That a pipe needs both follows from what SQS asks for, and no page on pipes says it. */
function severityOf({ by }: Link): { readonly severity?: Severity } {
  return by === 'pipe' ? { severity: 'warning' } : {};
}

function isFifo(app: GraphIndex, { to }: Link): Known<boolean> {
  return app.nodeOf('queue', to)?.fifo ?? false;
}

function queueOf(app: GraphIndex, { to }: Link): string {
  const queue: NodeOf<'queue'> | undefined = app.nodeOf('queue', to);
  return describeNodeOr(queue, 'the queue');
}

function senderOf(app: GraphIndex, { from, by }: Link): string {
  const node = app.node(from);
  return by === 'pipe' || node === undefined ? `this ${by}` : describeNode(node);
}
