import { Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { MqConsumer, MqConsumerProps } from '../../../../src';
import { makeBroker } from '../../../support/broker';
import { allow, inTemplate, newFunction, newStack, onlyOf, refusal, resourcesOf, statementsOf } from '../../../support/wired';
import { validate } from '../../checks/validated';

const ARN = 'arn:aws:mq:eu-west-1:111122223333:broker:shop:b-1';
const NETWORK = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

function consume(stack: Stack, props: Partial<MqConsumerProps> = {}, id = 'Parcels'): MqConsumer {
  return new MqConsumer(stack, id, {
    handler: handlerIn(stack), queueName: 'parcels', secret: secretIn(stack), ...props.broker ? {} : { brokerArn: ARN }, ...props,
  });
}

function handlerIn(stack: Stack): lambda.Function {
  return stack.node.tryFindChild('Handler') as lambda.Function | undefined ?? newFunction(stack);
}

function secretIn(stack: Stack): secretsmanager.ISecret {
  return stack.node.tryFindChild('Secret') as secretsmanager.ISecret | undefined ?? new secretsmanager.Secret(stack, 'Secret');
}

const mappingOf = (stack: Stack) => onlyOf(stack, 'AWS::Lambda::EventSourceMapping');
const allowedIn = (stack: Stack) => statementsOf(stack, handlerIn(stack).role);

test('The mapping reads the queue with the secret, and sets nothing that Lambda does not have for a broker', () => {
  const stack = newStack();
  consume(stack);

  expect(mappingOf(stack)).toEqual({
    BatchSize: 100,
    EventSourceArn: ARN,
    FunctionName: inTemplate(stack, handlerIn(stack).functionArn),
    Queues: ['parcels'],
    SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: inTemplate(stack, secretIn(stack).secretArn) }],
  });
});

test('The role may describe the broker, read and decrypt the secret, and reach the VPC, before the mapping is made', () => {
  const stack = newStack();
  const encryptionKey = new kms.Key(stack, 'Key');
  const secret = new secretsmanager.Secret(stack, 'Login', { encryptionKey });
  consume(stack, { secret });

  expect(allowedIn(stack)).toEqual([
    allow('mq:DescribeBroker', ARN),
    allow('secretsmanager:GetSecretValue', inTemplate(stack, secret.secretArn)),
    allow('kms:Decrypt', inTemplate(stack, encryptionKey.keyArn)),
    allow(NETWORK, '*'),
  ]);
  const [mapping] = Object.values(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'));
  expect(mapping.DependsOn).toEqual(expect.arrayContaining(Object.keys(resourcesOf(stack, 'AWS::IAM::Policy'))));
});

test.each([[true, false], [false, true]])('With publiclyAccessible %s, may the role create network interfaces? %s', (publiclyAccessible, expected) => {
  const stack = newStack();
  consume(stack, { broker: makeBroker(stack, 'Broker', { publiclyAccessible }) });

  expect(JSON.stringify(allowedIn(stack)).includes('ec2:CreateNetworkInterface')).toBe(expected);
});

describe('a virtual host', () => {
  test('is that of the queue on RabbitMQ', () => {
    const stack = newStack();
    consume(stack, { broker: makeBroker(stack), virtualHost: '/shop' });

    expect(mappingOf(stack).SourceAccessConfigurations[1]).toEqual({ Type: 'VIRTUAL_HOST', URI: '/shop' });
  });

  test.each(['ActiveMQ', 'ACTIVEMQ'])('is refused on %s, which has none', (engineType) => {
    const stack = newStack();
    const broker = makeBroker(stack, 'Broker', { engineType });

    expect(refusal(() => consume(stack, { broker, virtualHost: '/shop' }))).toBe(
      'Shop/Parcels: virtualHost is given, but Shop/Broker is an ActiveMQ broker. Only RabbitMQ has virtual hosts, and AWS rejects the event '
      + 'source mapping. Leave virtualHost out.',
    );
  });
});

test.each<[string, (stack: Stack) => Partial<MqConsumerProps>, string]>([
  ['a broker twice', (stack) => ({ broker: makeBroker(stack), brokerArn: ARN }), 'broker and brokerArn are both given'],
  ['no broker', () => ({ brokerArn: undefined }), 'broker and brokerArn are both left out'],
  ['the ARN of a queue', () => ({ brokerArn: 'arn:aws:sqs:eu-west-1:111122223333:q' }),
    'brokerArn is "arn:aws:sqs:eu-west-1:111122223333:q", which is not the ARN of a broker'],
  ['a queue as broker', (stack) => ({ broker: new sqs.Queue(stack, 'Queue') as never }), 'broker is no construct of a broker'],
  ['a broker of another Region', () => ({ brokerArn: ARN.replace('eu-west-1', 'us-east-1') }),
    `brokerArn ${ARN.replace('eu-west-1', 'us-east-1')} is in Region us-east-1, but Shop/Parcels is deployed to eu-west-1`],
  ['no queue', () => ({ queueName: undefined }), 'queueName is left out'],
  ['a queue without a name', () => ({ queueName: '' }), 'queueName is empty'],
  ['a queue with a long name', () => ({ queueName: 'x'.repeat(1_001) }), 'queueName has 1,001 characters, above the maximum of 1,000'],
  ['no secret', () => ({ secret: undefined }), 'secret is not a secret'],
  ['a virtual host with a space', () => ({ virtualHost: 'my shop' }), 'virtualHost is "my shop", which AWS does not accept'],
])('%s: refused by name', (_, given, fact) => {
  const stack = newStack();

  expect(refusal(() => consume(stack, given(stack)))).toContain(`Shop/Parcels: ${fact}. `);
});

describe('one function', () => {
  test('may read two queues of one broker, and one queue name of two brokers', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => makeBroker(stack, id));
    consume(stack, { broker: one }, 'First');
    consume(stack, { broker: one, queueName: 'letters' }, 'Second');
    consume(stack, { broker: two }, 'Third');

    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'))).toHaveLength(3);
  });

  test('does not read one queue twice', () => {
    const stack = newStack();
    consume(stack, {}, 'First');

    expect(refusal(() => consume(stack, {}, 'Second'))).toContain(`Shop/Second: handler Shop/Handler already consumes queue parcels of ${ARN} through Shop/First. `);
  });
});

test.each(['RABBITMQ', 'ACTIVEMQ'])('The checks of this library find nothing on a consumer of %s', (engineType) => {
  const { failed, told } = validate((app) => {
    const stack = newStack('Shop', app);
    consume(stack, { broker: makeBroker(stack, 'Broker', { engineType }) });
  });

  expect({ failed, told }).toEqual({ failed: false, told: [] });
});
