/** Functions of every shape behind every pushed source: each is invoked by the right qualifier, has its exits, and is checked. */
import { Duration, Size, Stack } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as codeguru from 'aws-cdk-lib/aws-codeguruprofiler';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as efs from 'aws-cdk-lib/aws-efs';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import {
  AsyncInvocation, CanaryDeployment, LogsTrigger, RuleTrigger, S3Trigger, ScheduleTrigger, ServiceTrigger, SnsTrigger,
} from '../../../src';
import { makeAlias, makeDurableFunction, makeFunction } from '../../support/app';
import { ENV, newStack, onlyOf, refusal, resourcesOf } from '../../support/wired';
import { checked } from './delivered';

type Make = (scope: Construct, handler: lambda.IFunction) => { readonly asyncInvocation?: AsyncInvocation };

const SOURCES: Readonly<Record<string, Make>> = {
  SnsTrigger: (scope, handler) => new SnsTrigger(scope, 'Sns', { handler, topic: new sns.Topic(scope, 'Topic') }),
  RuleTrigger: (scope, handler) => new RuleTrigger(scope, 'Rule', { handler, eventPattern: { source: ['shop'] } }),
  ScheduleTrigger: (scope, handler) => new ScheduleTrigger(scope, 'Schedule', {
    handler, schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)),
  }),
  S3Trigger: (scope, handler) => new S3Trigger(scope, 'S3', { handler, bucket: new s3.Bucket(scope, 'Bucket') }),
  LogsTrigger: (scope, handler) => new LogsTrigger(scope, 'Logs', { handler, logGroup: new logs.LogGroup(scope, 'LogGroup') }),
  ServiceTrigger: (scope, handler) => new ServiceTrigger(scope, 'Service', {
    handler, principal: new iam.ServicePrincipal('codecommit.amazonaws.com'), sourceArn: `arn:aws:codecommit:${ENV.region}:${ENV.account}:repository`,
  }),
};

const vpcOf = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', { availabilityZones: ['eu-west-1a', 'eu-west-1b'] });

interface Shape {
  readonly make: (stack: Stack) => lambda.IFunction;
  /** The qualifier of the settings. */
  readonly qualifier: unknown;
  /** What the function is, in the template. */
  readonly shows: (stack: Stack) => void;
}

const shows = (type: string, properties: object) => (stack: Stack) => {
  expect(Object.values(resourcesOf(stack, type)).map(({ Properties }) => Properties)).toContainEqual(expect.objectContaining(properties));
};

const SHAPES: Readonly<Record<string, Shape>> = {
  'container image': {
    make: (stack) => new lambda.DockerImageFunction(stack, 'Fn', { code: lambda.DockerImageCode.fromEcr(new ecr.Repository(stack, 'Images')) }),
    qualifier: '$LATEST',
    shows: shows('AWS::Lambda::Function', { PackageType: 'Image' }),
  },
  'VPC with private subnets and NAT': {
    make: (stack) => makeFunction(stack, 'Fn', { vpc: vpcOf(stack), vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } }),
    qualifier: '$LATEST',
    shows: (stack) => {
      shows('AWS::Lambda::Function', { VpcConfig: { SubnetIds: [expect.anything(), expect.anything()], SecurityGroupIds: [expect.anything()] } })(stack);
      expect(Object.keys(resourcesOf(stack, 'AWS::EC2::NatGateway'))).toHaveLength(2);
    },
  },
  'EFS with an access point': {
    make: (stack) => {
      const vpc = vpcOf(stack);
      const accessPoint = new efs.FileSystem(stack, 'Files', { vpc }).addAccessPoint('Access', {
        path: '/data', createAcl: { ownerUid: '1000', ownerGid: '1000', permissions: '750' }, posixUser: { uid: '1000', gid: '1000' },
      });
      return makeFunction(stack, 'Fn', { vpc, filesystem: lambda.FileSystem.fromEfsAccessPoint(accessPoint, '/mnt/data') });
    },
    qualifier: '$LATEST',
    shows: shows('AWS::Lambda::Function', { FileSystemConfigs: [expect.objectContaining({ LocalMountPath: '/mnt/data' })] }),
  },
  'SnapStart on a version': {
    make: (stack) => makeFunction(stack, 'Fn', { runtime: lambda.Runtime.PYTHON_3_13, snapStart: lambda.SnapStartConf.ON_PUBLISHED_VERSIONS }).currentVersion,
    qualifier: { 'Fn::GetAtt': [expect.stringMatching(/^FnCurrentVersion/), 'Version'] },
    shows: shows('AWS::Lambda::Function', { SnapStart: { ApplyOn: 'PublishedVersions' } }),
  },
  'provisioned concurrency on an alias': {
    make: (stack) => makeFunction(stack).addAlias('live', { provisionedConcurrentExecutions: 2 }),
    qualifier: 'live',
    shows: shows('AWS::Lambda::Alias', { ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 } }),
  },
  'Managed Instances': {
    make: (stack) => {
      const vpc = vpcOf(stack);
      const provider = new lambda.CapacityProvider(stack, 'Provider', {
        subnets: vpc.privateSubnets, securityGroups: [new ec2.SecurityGroup(stack, 'Group', { vpc })],
      });
      const fn = makeFunction(stack, 'Fn', { memorySize: 2_048 });
      provider.addFunction(fn);
      return fn;
    },
    qualifier: '$LATEST.PUBLISHED',
    shows: shows('AWS::Lambda::Function', { CapacityProviderConfig: expect.anything() }),
  },
  'durable, by its version': {
    make: (stack) => makeDurableFunction(stack).currentVersion,
    qualifier: { 'Fn::GetAtt': [expect.stringMatching(/^FnCurrentVersion/), 'Version'] },
    shows: shows('AWS::Lambda::Function', { DurableConfig: expect.anything(), DeadLetterConfig: { TargetArn: expect.anything() } }),
  },
  'X-Ray tracing': {
    make: (stack) => makeFunction(stack, 'Fn', { tracing: lambda.Tracing.ACTIVE }),
    qualifier: '$LATEST',
    shows: shows('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } }),
  },
  'CodeGuru profiling': {
    make: (stack) => makeFunction(stack, 'Fn', {
      runtime: lambda.Runtime.PYTHON_3_13, profilingGroup: new codeguru.ProfilingGroup(stack, 'Profiling', { computePlatform: codeguru.ComputePlatform.AWS_LAMBDA }),
    }),
    qualifier: '$LATEST',
    shows: shows('AWS::Lambda::Function', { Environment: { Variables: expect.objectContaining({ AWS_CODEGURU_PROFILER_ENABLED: 'TRUE' }) } }),
  },
  'large temporary storage and memory': {
    make: (stack) => makeFunction(stack, 'Fn', { ephemeralStorageSize: Size.gibibytes(2), memorySize: 3_008, timeout: Duration.minutes(15) }),
    qualifier: '$LATEST',
    shows: shows('AWS::Lambda::Function', { EphemeralStorage: { Size: 2_048 }, Timeout: 900 }),
  },
};

const CASES = Object.entries(SHAPES).flatMap(([shape, { make, qualifier, shows: isShown }]) => (
  Object.entries(SOURCES).map(([source, trigger]) => ({ shape, source, make, qualifier, isShown, trigger }))));

test.each(CASES)('$source → $shape', ({ shape, make, qualifier, isShown, trigger }) => {
  const stack = newStack();
  const { asyncInvocation } = trigger(stack, make(stack));
  isShown(stack);
  expect(onlyOf(stack, 'AWS::Lambda::EventInvokeConfig').Qualifier).toEqual(qualifier);
  expect(asyncInvocation!.failureQueue === undefined).toBe(shape.startsWith('durable'));
});

describe('a function that no service can invoke asynchronously is refused', () => {
  const refused: Readonly<Record<string, [(stack: Stack) => lambda.IFunction, RegExp]>> = {
    'tenant isolated': [(stack) => makeFunction(stack, 'Fn', { tenancyConfig: lambda.TenancyConfig.PER_TENANT }),
      /handler Shop\/Fn is tenant isolated, and a service that invokes it has no tenant id\. .*Let another function receive the events/],
    'durable, unqualified': [(stack) => makeDurableFunction(stack), /handler Shop\/Fn is a durable function, given without a version or alias\. .*Give an alias, a version, or its latestVersion/],
    'Lambda@Edge': [(stack) => new cloudfront.experimental.EdgeFunction(stack, 'Edge', {
      runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
    }), /handler Shop\/Edge is a Lambda@Edge function\. CloudFront invokes it synchronously/],
    'a version of Lambda@Edge': [(stack) => new cloudfront.experimental.EdgeFunction(stack, 'Edge', {
      runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('//'),
    }).currentVersion, /is a Lambda@Edge function/],
  };

  const cases = Object.entries(refused).flatMap(([shape, [make, message]]) => (
    Object.entries(SOURCES).map(([source, trigger]) => ({ shape, source, make, message, trigger }))));

  test.each(cases)('$source → $shape', ({ make, message, trigger }) => {
    const stack = newStack();
    expect(refusal(() => trigger(stack, make(stack)))).toMatch(message);
  });
});

test('a durable function by its explicit $LATEST is allowed to be invoked by the permission of the function', () => {
  const stack = newStack();
  const fn = makeDurableFunction(stack);
  new SnsTrigger(stack, 'Sns', { handler: fn.latestVersion, topic: new sns.Topic(stack, 'Topic') });
  expect(onlyOf(stack, 'AWS::Lambda::Permission').FunctionName).toEqual(stack.resolve(fn.functionArn));
  expect(JSON.stringify(onlyOf(stack, 'AWS::SNS::Subscription').Endpoint)).toContain(':$LATEST');
});

test.each(['VPC with private subnets and NAT', 'EFS with an access point', 'durable, by its version', 'X-Ray tracing'])('%s is checked, and nothing is found', (shape) => {
  const stack = newStack();
  SOURCES.RuleTrigger(stack, SHAPES[shape].make(stack));
  expect(checked(stack).findings).toEqual([]);
});

test('an alias with provisioned concurrency is deployed gradually', () => {
  const stack = newStack();
  const alias = makeAlias(makeFunction(stack));
  alias.addAutoScaling({ maxCapacity: 5 });
  new CanaryDeployment(stack, 'Deployment', { alias });
  expect(Object.keys(resourcesOf(stack, 'AWS::CodeDeploy::DeploymentGroup'))).toHaveLength(1);
});
