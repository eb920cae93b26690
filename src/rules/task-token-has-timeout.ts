/** A task waits for its task token for up to a year, if neither a timeout nor a heartbeat ends the wait. */
import { not } from '../model/known';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { describeNodeOr, prop } from './kit/wording';

export const taskTokenHasTimeout = defineRule({
  id: 'task-token-has-timeout',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'A task waits for its token until a timeout or a missing heartbeat ends it: without both, an event whose token is lost waits for a year.',
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html',
  check: (app) => app.deliveries.flatMap(({ pushTarget, furtherPushTargets = [], source, target }) => (
    [...pushTarget === undefined ? [] : [pushTarget], ...furtherPushTargets].flatMap((task) => {
      const { endsTokenWait, property } = task;
      const [machine, handler] = [app.node(source.node), app.node(target.function)];
      return endsTokenWait === undefined ? [] : report(location([task, property]), not(endsTokenWait), () => ({
        fact: `This task of ${describeNodeOr(machine, 'the state machine')} waits for the token that it gives to `
          + `${describeNodeOr(handler, 'the function')}, and has neither ${prop('TimeoutSeconds')} nor ${prop('HeartbeatSeconds')}`,
        consequence: 'The execution waits for a year where the token does not come back, as after a failed asynchronous run, and no error tells of it',
        fix: `Set ${prop('TimeoutSeconds')} to the longest time that the answer may take, such as 3600, or ${prop('HeartbeatSeconds')} to the longest time between `
          + 'two heartbeats, and catch States.Timeout',
        // How long the answer may take only the owner of the state machine knows.
        changes: [],
      }));
    })
  )),
});
