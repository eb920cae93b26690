import { App, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as eventSources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Destination, SelfManagedKafkaConsumer, SelfManagedKafkaConsumerProps } from '../../../../src';
import { allow, inTemplate, newFunction, newStack, onlyOf, refusal, resourcesOf, statementsOf } from '../../../support/wired';

const SERVER = 'broker-1.example.com:9096';

function consume(stack: Stack, props: Partial<SelfManagedKafkaConsumerProps> = {}, id = 'Orders'): SelfManagedKafkaConsumer {
  return new SelfManagedKafkaConsumer(stack, id, {
    handler: handlerIn(stack), bootstrapServers: [SERVER], topic: 'orders', ...props.vpc ? {} : { secret: secretIn(stack) }, ...props,
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

test('Brokers on the internet are read with a secret, which the role may read, and with no network of its own', () => {
  const stack = newStack();
  const { failureQueue } = consume(stack, { bootstrapServers: [SERVER, 'broker-2.example.com:9096'] });

  const secretArn = inTemplate(stack, secretIn(stack).secretArn);
  expect(mappingOf(stack)).toEqual({
    BatchSize: 100,
    DestinationConfig: { OnFailure: { Destination: inTemplate(stack, failureQueue!.queueArn) } },
    FunctionName: inTemplate(stack, handlerIn(stack).functionArn),
    SelfManagedEventSource: { Endpoints: { KafkaBootstrapServers: [SERVER, 'broker-2.example.com:9096'] } },
    SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: secretArn }],
    StartingPosition: 'TRIM_HORIZON',
    Topics: ['orders'],
  });
  expect(allowedIn(stack)).toEqual([expect.objectContaining({ Action: 'sqs:SendMessage' }), allow('secretsmanager:GetSecretValue', secretArn)]);
});

test('Brokers in a VPC are read from its private subnets, and the role may create network interfaces', () => {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
  const securityGroup = new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc });
  consume(stack, { vpc, securityGroup });

  expect(mappingOf(stack).SourceAccessConfigurations).toEqual(inTemplate(stack, [
    { Type: 'VPC_SECURITY_GROUP', URI: securityGroup.securityGroupId }, { Type: 'VPC_SUBNET', URI: vpc.privateSubnets[0].subnetId },
  ]));
  expect(allowedIn(stack)).toContainEqual(expect.objectContaining({ Resource: '*', Action: expect.arrayContaining(['ec2:CreateNetworkInterface']) }));
});

test('A topic as destination needs no permission of AWS', () => {
  const stack = newStack();
  consume(stack, { provisionedPollerConfig: { minimumPollers: 1 }, onFailure: Destination.kafkaTopic('orders-failed') });

  expect(mappingOf(stack).DestinationConfig).toEqual({ OnFailure: { Destination: 'kafka://orders-failed' } });
  expect(allowedIn(stack)).toHaveLength(1);
});

test('Addresses that are known only at deployment pass unread', () => {
  const stack = newStack();
  const bootstrapServers = Fn.split(',', new CfnParameter(stack, 'Servers').valueAsString);
  consume(stack, { bootstrapServers });

  expect(mappingOf(stack).SelfManagedEventSource.Endpoints.KafkaBootstrapServers).toEqual(inTemplate(stack, bootstrapServers));
});

test.each<[string, (stack: Stack) => Partial<SelfManagedKafkaConsumerProps>, string]>([
  ['no brokers', () => ({ bootstrapServers: [] }), 'bootstrapServers has 0 addresses, and a mapping takes 1 to 10'],
  ['eleven brokers', () => ({ bootstrapServers: Array.from({ length: 11 }, (_, i) => `broker-${i}:9096`) }), 'bootstrapServers has 11 addresses, and a mapping takes 1 to 10'],
  ['a broker twice', () => ({ bootstrapServers: [SERVER, SERVER] }), 'bootstrapServers[1] repeats bootstrapServers[0]'],
  ['brokers that are text', () => ({ bootstrapServers: SERVER as never }), 'bootstrapServers is not a list'],
  ['a broker without a port', () => ({ bootstrapServers: [SERVER, 'broker-2.example.com'] }), 'bootstrapServers[1] is "broker-2.example.com", which AWS does not accept'],
  ['a broker with a protocol', () => ({ bootstrapServers: [`https://${SERVER}`] }), `bootstrapServers[0] is "https://${SERVER}", which AWS does not accept`],
  ['neither a secret nor a VPC', () => ({ secret: undefined }), 'secret and vpc are both left out'],
  ['a VPC without a security group', (stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc') }), 'securityGroup is left out, but vpc is given'],
  ['a security group without a VPC', (stack) => ({ securityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1') }),
    'securityGroup is given, but vpc is left out'],
  ['a method without a secret', (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc');
    const securityGroup = new ec2.SecurityGroup(stack, 'Group', { vpc });
    return { vpc, securityGroup, authenticationMethod: eventSources.AuthenticationMethod.BASIC_AUTH };
  }, 'secret is left out, but authenticationMethod is BASIC_AUTH'],
  ['a method that Lambda does not have', () => ({ authenticationMethod: 'KERBEROS' as never }),
    'authenticationMethod is "KERBEROS", which Lambda does not have for brokers of your own'],
  ['a root certificate that is no secret', () => ({ rootCACertificate: 'pem' as never }), 'rootCACertificate is not a secret'],
  ['a topic with a space', () => ({ topic: 'my orders' }), 'topic is "my orders", which AWS does not accept'],
  ['no topic', () => ({ topic: undefined }), 'topic is left out'],
])('%s: refused by name', (_, given, fact) => {
  const stack = newStack();

  expect(refusal(() => consume(stack, given(stack)))).toContain(`Shop/Orders: ${fact}. `);
});

test('Subnets that the VPC does not have are refused by name', () => {
  const stack = newStack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
  const securityGroup = new ec2.SecurityGroup(stack, 'Group', { vpc });

  expect(refusal(() => consume(stack, { vpc, securityGroup, vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC } }))).toMatch(
    /^Shop\/Orders: vpcSubnets selects no subnets: There are no 'Public' subnet groups in this VPC.*Lambda would have no subnets to connect from\./,
  );
});

describe('one function', () => {
  test('may read two topics of the same brokers, and one topic of other brokers', () => {
    const stack = newStack();
    consume(stack, {}, 'First');
    consume(stack, { topic: 'refunds' }, 'Second');
    consume(stack, { bootstrapServers: ['other.example.com:9096'] }, 'Third');

    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'))).toHaveLength(3);
  });

  test('does not read one topic twice, whoever makes the second mapping', () => {
    const app = new App();
    const stack = newStack('Shop', app);
    consume(stack, {}, 'First');
    handlerIn(stack).addEventSource(new eventSources.SelfManagedKafkaEventSource({
      bootstrapServers: [SERVER], topic: 'orders', secret: secretIn(stack), startingPosition: lambda.StartingPosition.LATEST,
    }));

    expect(refusal(() => consume(stack, {}, 'Second'))).toContain(`already consumes topic orders of the brokers ${SERVER} through Shop/First. `);
    expect(() => app.synth()).toThrow(/both map one source to one function/);
  });
});
