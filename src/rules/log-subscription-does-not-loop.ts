/** A subscription that sends the log of a function to the function itself makes each invocation cause the next. */
import { allOf, isUnknown, Known, map } from '../model/known';
import { nodeId } from '../model/node-id';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { Loop } from './kit/paths/loops';
import { Step } from './kit/paths/step';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { logLoops } from './log-subscription-does-not-loop/log-loops';

export const logSubscriptionDoesNotLoop = defineRule({
  id: 'log-subscription-does-not-loop',
  severity: 'error',
  harm: 'doubled-or-blocked',
  why: 'Each invocation writes lines to its log that invoke the function again, and nothing stops this loop.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Subscriptions-recursion-prevention.html',
  // Reported at every subscription of the loop, because a change of any one of them breaks it.
  check: (app) => logLoops(app).flatMap((loop) => loop.flatMap((step) => {
    const group = app.nodeOf('log-group', step.from.id);
    if (group === undefined) return [];
    const [handler] = functionsIn(app, loop);
    const isSelected = loop.some((other) => patternOf(app, other) !== '');
    return report(
      location([step, 'LogGroupName']),
      allOf(loop.map((other) => taken(app, other))),
      () => ({
        fact: `${handler} writes its log to ${describeNode(group)}, which leads back to the function: ${pathOf(app, loop)}`,
        consequence: isSelected
          ? 'A line of the function that the filter pattern matches invokes the function again: nothing stops this loop, and each invocation is paid for'
          : 'Each invocation writes lines that invoke the function again: nothing stops this loop, and each invocation is paid for',
        fix: `Set ${prop('LogGroupName')} to the log group of another function, or ${prop('LoggingConfig.LogGroup')} of ${handler} `
          + 'to a log group without this subscription',
        // Which log the function is meant to read, only its owner knows.
        changes: [],
        ...(isSelected ? { severity: 'warning' } : {}),
      }),
    );
  })),
});

/** The filter pattern of a subscription; an empty one matches every line, and what is no subscription has none. */
function patternOf(app: GraphIndex, { from, to, declaredAt }: Step): Known<string> {
  if (app.nodeOf('log-group', from.id) === undefined) return '';
  const { pushTarget, furtherPushTargets = [] } = app.delivery(to.id) ?? {};
  const places = pushTarget === undefined ? app.graph.links : [pushTarget, ...furtherPushTargets];
  const at = declaredAt && nodeId(declaredAt);
  const filter = places.find((place) => nodeId(place.declaredAt) === at)?.filter;
  return map(filter ?? 'none', (text) => (text === 'none' ? '' : text));
}

function taken(app: GraphIndex, step: Step): Known<boolean> {
  if (app.nodeOf('log-group', step.from.id) === undefined) return step.taken;
  const pattern = patternOf(app, step);
  return isUnknown(pattern) ? pattern : true;
}

function functionsIn(app: GraphIndex, loop: Loop): readonly string[] {
  return loop.flatMap(({ from }) => {
    const handler = app.nodeOf('function', from.id);
    return handler === undefined ? [] : [describeNode(handler)];
  });
}

/** Names the nodes of the loop, without the deliveries between them. */
function pathOf(app: GraphIndex, loop: Loop): string {
  const nodes = loop.flatMap(({ from }) => app.node(from.id) ?? []);
  return [...nodes, nodes[0]].map(describeNode).join(' → ');
}
