/** The principal with which SNS delivers to another Region: that of the opt-in Region, where one of the two is one. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const MILAN = '111111111111/eu-south-1';
const IRELAND = '111111111111/eu-west-1';
const FRANKFURT = '111111111111/eu-central-1';
const SPAIN = '111111111111/eu-south-2';
const SNS = 'sns.amazonaws.com';

const topic = { Topic: resource('AWS::SNS::Topic', { TopicName: 'orders' }) };
const subscribed = (principal: unknown): Json => ({
  Queue: aQueue({ QueueName: 'jobs' }),
  Fn: resource('AWS::Lambda::Function'),
  QueuePolicy: resource('AWS::SQS::QueuePolicy', {
    Queues: [ref('Queue')], PolicyDocument: { Statement: { Effect: 'Allow', Principal: { Service: principal }, Action: 'sqs:SendMessage', Resource: '*' } },
  }),
  Permission: resource('AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: ref('Fn'), Principal: principal }),
});

function asked(from: string, to: string, principal: unknown): string[] {
  const question = from === to
    ? Asked.environments({ [to]: { ...topic, ...subscribed(principal) } })
    : Asked.environments({ [to]: subscribed(principal), [from]: topic });
  const source = question.value(ref('Topic'), from === to ? 0 : 1);
  const { iam } = question;
  return [iam.evaluateService(SNS, 'sqs:SendMessage', question.value(arn('Queue')), source), iam.evaluateInvoke(SNS, {
    function: { resource: question.app.stacks[0].resources.get('Fn')! }, qualifier: '$LATEST',
  }, source)].map(word);
}

const regional = (environment: string): string => `sns.${environment.split('/')[1]}.amazonaws.com`;

test.each([
  ['one Region', IRELAND, IRELAND, SNS, 'allowed'],
  ['one Region, by its name', IRELAND, IRELAND, regional(IRELAND), 'allowed'],
  ['one Region, by the name of another', IRELAND, IRELAND, regional(FRANKFURT), 'denied'],
  ['one opt-in Region', MILAN, MILAN, SNS, 'allowed'],
  ['two usual Regions', FRANKFURT, IRELAND, SNS, 'allowed'],
  ['two usual Regions, by the name of the topic\'s', FRANKFURT, IRELAND, regional(FRANKFURT), 'allowed'],
  ['two usual Regions, by the name of the subscriber\'s', FRANKFURT, IRELAND, regional(IRELAND), 'allowed'],
  ['two usual Regions, by the name of a third', FRANKFURT, IRELAND, regional(SPAIN), 'denied'],
  ['an opt-in Region to a usual one', MILAN, IRELAND, SNS, 'denied'],
  ['an opt-in Region to a usual one, by its name', MILAN, IRELAND, regional(MILAN), 'allowed'],
  ['a usual Region to an opt-in one', IRELAND, MILAN, SNS, 'denied'],
  ['a usual Region to an opt-in one, by its name', IRELAND, MILAN, regional(MILAN), 'allowed'],
  ['two opt-in Regions', MILAN, SPAIN, SNS, 'denied'],
])('%s', (_name, from, to, principal, expected) => {
  expect(asked(from, to, principal)).toEqual([expected, expected]);
});

test('a topic of an opt-in Region and a function of an unknown Region may be in one Region', () => {
  const question = Asked.resources(subscribed(SNS));
  const answer = (Region: string): string =>
    word(question.mayInvoke(SNS, arn('Fn'), `arn:aws:sns:${Region}:111111111111:orders`));
  expect(['eu-south-1', 'eu-west-1'].map(answer)).toEqual(['unknown', 'allowed']);
});

test('the decision names the principal that calls', () => {
  const question = Asked.environments({ [IRELAND]: subscribed(SNS), [MILAN]: topic });
  const decision = question.iam.evaluateService(SNS, 'sqs:SendMessage', question.value(arn('Queue')), question.value(ref('Topic'), 1));
  expect(decision).toMatchObject({ allowed: false, principal: 'sns.eu-south-1.amazonaws.com', lacking: ['resource'] });
});
