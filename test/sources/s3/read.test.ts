/** A notification that a template sets under a condition exists under it, whatever the target is. */
import { aFunction, aQueue, arn, graphOf, Json, ref, resource } from '../../template/app-of';

const NONE = ref('AWS::NoValue');
const bucket = (lists: Json, attributes: Json = {}): Json => ({ ...resource('AWS::S3::Bucket', { NotificationConfiguration: lists }), ...attributes });
const FUNCTION = { Event: 's3:ObjectCreated:*', Function: arn('Fn') };

test('a notification of a function', () => {
  const { deliveries } = graphOf({ Fn: aFunction(), B: bucket({ LambdaConfigurations: [{ 'Fn::If': ['Prod', FUNCTION, NONE] }] }) });
  expect(deliveries.map(({ id, pushTarget }) => [id, pushTarget?.declaredAt, pushTarget?.property])).toEqual([
    ['App.B -> App.Fn:$LATEST', { stack: 'App', logicalId: 'B', condition: 'Prod' }, 'NotificationConfiguration.LambdaConfigurations.0'],
  ]);
});

test('a notification of a queue', () => {
  const { links } = graphOf({ Q: aQueue(), B: bucket({ QueueConfigurations: [{ 'Fn::If': ['Prod', { Event: 's3:ObjectCreated:*', Queue: arn('Q') }, NONE] }] }) });
  expect(links.map(({ to, declaredAt }) => [to, declaredAt.condition])).toEqual([['App.Q', 'Prod']]);
});

test('the condition of the bucket comes before', () => {
  const { deliveries } = graphOf({ Fn: aFunction(), B: bucket({ LambdaConfigurations: [{ 'Fn::If': ['Prod', FUNCTION, NONE] }] }, { Condition: 'Kept' }) });
  expect(deliveries[0].pushTarget?.declaredAt.condition).toBe('Kept');
});

test('one of two notifications stays hidden', () => {
  const { deliveries } = graphOf({ Fn: aFunction(), Other: aFunction(), B: bucket({ LambdaConfigurations: [{ 'Fn::If': ['Prod', FUNCTION, { ...FUNCTION, Function: arn('Other') }] }] }) });
  expect(deliveries).toEqual([]);
});
