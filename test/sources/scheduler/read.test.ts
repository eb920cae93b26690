/** A schedule invokes asynchronously by its role, with retries, an age and a dead-letter queue of its own. */
import { aFunction, aQueue, arn, Json, onlyDelivery, resource } from '../../template/app-of';

const scheduled = (target: Json = {}, schedule: Json = {}): ReturnType<typeof onlyDelivery> => onlyDelivery({
  Fn: aFunction(),
  Role: resource('AWS::IAM::Role'),
  Dead: aQueue(),
  Nightly: resource('AWS::Scheduler::Schedule', { Target: { Arn: arn('Fn'), ...target }, ...schedule }),
});

test('the settings of its target are read', () => {
  const { source, pushTarget } = scheduled({
    RoleArn: arn('Role'),
    RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 600 },
    DeadLetterConfig: { Arn: arn('Dead') },
  }, { State: 'ENABLED' });
  expect(source).toEqual({ kind: 'async', node: 'App.Nightly', service: 'scheduler' });
  expect(pushTarget).toMatchObject({
    authority: 'role',
    role: 'App.Role',
    enabled: true,
    retries: 3,
    maxAge: 600,
    deadLetter: 'App.Dead',
    property: 'Target',
    retriesProperty: 'Target.RetryPolicy.MaximumRetryAttempts',
    deadLetterProperty: 'Target.DeadLetterConfig.Arn',
  });
});

test('what is left out is what EventBridge Scheduler does by itself', () => {
  expect(scheduled().pushTarget).toMatchObject({ role: 'none', enabled: true, retries: 185, maxAge: 86_400, deadLetter: 'none' });
});

test.each([['DISABLED', false], ['ENABLED', true]])('a schedule that is %s', (State, enabled) => {
  expect(scheduled({}, { State }).pushTarget?.enabled).toBe(enabled);
});
