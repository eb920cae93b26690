/** Acknowledging one finding, at any height: it fails nothing, stays in the report with its reason, and silences nothing else. */
import { App, Stack, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { LOSS, lossy, rulesOf, validate, withChecks } from './validated';

const REASON = 'Orders are sent again every night.';
const shop = (app: App): void => {
  const stack = new Stack(app, 'Shop');
  ['Orders', 'Others'].forEach((id) => lossy(stack, id));
};
const acknowledging = (path: string, id = `LambdaDelivery::${LOSS}`) => validate(withChecks((app) => {
  shop(app);
  const at = path.split('/').filter((part) => part !== '').reduce<IConstruct>((above, part) => above.node.findChild(part), app);
  Validations.of(at).acknowledge({ id, reason: REASON });
}));
const pathsOf = (told: readonly { readonly rule: string; readonly path: string }[]) => (
  told.filter(({ rule }) => rule.startsWith(LOSS)).map(({ path }) => path).sort()
);
const BOTH = ['Shop/Orders/Resource', 'Shop/Others/Resource'];

test.each([['the app', ''], ['the stack', 'Shop']])('at %s, all findings of the rule are listed as suppressed with the reason', (_, path) => {
  const { failed, told, suppressed } = acknowledging(path);
  expect(failed).toBe(false);
  expect(pathsOf(told)).toEqual([]);
  expect(pathsOf(suppressed)).toEqual(BOTH);
  expect(suppressed.map(({ reason }) => reason)).toEqual([REASON, REASON]);
});

test.each([['the construct', 'Shop/Orders'], ['the resource', 'Shop/Orders/Resource']])('at %s, the finding next to it stands and fails the synth', (_, path) => {
  const { failed, told, suppressed } = acknowledging(path);
  expect(failed).toBe(true);
  expect(pathsOf(told)).toEqual([BOTH[1]]);
  expect(pathsOf(suppressed)).toEqual([BOTH[0]]);
  expect(suppressed[0].reason).toBe(REASON);
});

test('an id with its place, as an older aws-cdk-lib prints it, silences that finding in every version', () => {
  const { told, suppressed } = acknowledging('Shop/Orders', `LambdaDelivery::${LOSS}[${BOTH[0]}]`);
  expect([pathsOf(told), pathsOf(suppressed)]).toEqual([[BOTH[1]], [BOTH[0]]]);
});

test.each([
  ['a rule at a place that is not there', `LambdaDelivery::${LOSS}[${BOTH[1]}]`],
  ['a rule that does not exist', 'LambdaDelivery::source-queue-has-dead-leter-queue'],
  ['a rule without the name of the checks', LOSS],
])('an acknowledgement of %s silences nothing, and is told with what was meant', (_, id) => {
  const { failed, told } = acknowledging('Shop/Orders', id);
  expect(failed).toBe(true);
  expect(pathsOf(told)).toEqual(BOTH);
  expect(told.filter(({ rule }) => rule === 'acknowledgement-names-a-rule')).toMatchObject([
    { severity: 'warning', path: 'Shop/Orders', fix: `Acknowledge "LambdaDelivery::${LOSS}", or remove it.` },
  ]);
});

test('acknowledgements of others are none of our business', () => {
  const { told } = acknowledging('Shop/Orders', 'AwsSolutions-SQS3');
  expect(rulesOf(told)).not.toContain('acknowledgement-names-a-rule');
});

test('what could not be decided is acknowledged too, and then does not fail where it would', () => {
  const { failed, suppressed } = validate(withChecks((app) => {
    shop(app);
    app.node.findAll().filter(({ node }) => node.id === 'Resource' && node.path.includes('Fn/Sqs')).forEach((mapping) => {
      (mapping as unknown as { addPropertyOverride(path: string, value: unknown): void }).addPropertyOverride('BatchSize', { 'Fn::ImportValue': 'elsewhere' });
    });
    Validations.of(app).acknowledge(...[LOSS, 'batch-reports-item-failures', 'large-batch-has-window'].map((rule) => ({ id: `LambdaDelivery::${rule}`, reason: REASON })));
  }, { failOnUnknown: true }));
  expect(failed).toBe(false);
  expect(rulesOf(suppressed)).toEqual(expect.arrayContaining([LOSS, 'batch-reports-item-failures']));
});
