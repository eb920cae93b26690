/** With a reserved concurrency of 0, Lambda still accepts events and sends each directly to its failure exit, if it has one. */
import { map } from '../model/known';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { hasFailureExit } from './queries/exits';

export const throttledToZeroKeepsEvents = defineRule({
  id: 'throttled-to-zero-keeps-events',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'With a reserved concurrency of 0 every asynchronous event fails at once, without a single attempt.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  check: (app) => app.functions.flatMap((handler) => {
    const arriving = app.to(handler.id)
      .filter(({ policy, source }) => policy.mode === 'poll' || (policy.mode === 'push' && source.node !== undefined));
    if (arriving.length === 0) return [];
    const exits = arriving.filter(({ policy }) => policy.mode === 'push').map(hasFailureExit);
    const isLost = exits.some((has) => has !== true);
    return report(
      location([handler, 'ReservedConcurrentExecutions']),
      map(handler.reservedConcurrency, (runs) => runs === 0),
      () => ({
        fact: `${prop('ReservedConcurrentExecutions')} of ${describeNode(handler)} is 0, and events arrive`,
        consequence: isLost
          ? 'Every asynchronous event fails without an attempt, and an event without an exit is lost without a trace'
          : 'No event is handled: each goes to its failure exit, or waits at its source until it expires',
        fix: `Remove ${prop('ReservedConcurrentExecutions')}, set it to 1 or more, or ${isLost
          ? 'add a failure exit for every asynchronous event meanwhile'
          : 'acknowledge this until you do'}`,
        // A person stopped the function, so only a person can start it, or accept what becomes of its events.
        changes: [],
        ...(exits.includes(false) ? {} : { severity: 'warning' as const }),
      }),
    );
  }),
});
