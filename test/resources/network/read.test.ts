/** Whether a function in a VPC reaches the internet, and which services have an endpoint. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { FunctionNode } from '../../../src/model/node';
import { readApp } from '../../../src/template/load/read-app';
import { aFunction, arn, Json, nodeOf, ref, resource } from '../../template/app-of';

const VPC: Json = {
  Vpc: resource('AWS::EC2::VPC'),
  A: resource('AWS::EC2::Subnet', { VpcId: ref('Vpc') }),
  B: resource('AWS::EC2::Subnet', { VpcId: ref('Vpc') }),
  TableA: resource('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  TableB: resource('AWS::EC2::RouteTable', { VpcId: ref('Vpc') }),
  OfA: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('A'), RouteTableId: ref('TableA') }),
  OfB: resource('AWS::EC2::SubnetRouteTableAssociation', { SubnetId: ref('B'), RouteTableId: ref('TableB') }),
};
const route = (table: string, way: Json): Json => resource('AWS::EC2::Route', { RouteTableId: ref(table), DestinationCidrBlock: '0.0.0.0/0', ...way });
const NAT = { NatGatewayId: ref('Nat') };
const networkOf = (subnets: unknown, more: Json = {}): FunctionNode['network'] => (
  nodeOf('App.Fn', { ...VPC, Fn: aFunction({ VpcConfig: { SubnetIds: subnets } }), ...more }, { Parameters: { P: {} } }) as FunctionNode
).network;

test.each<[string, Json, unknown]>([
  ['through a NAT gateway in every subnet', { R: route('TableA', NAT), S: route('TableB', NAT) }, true],
  ['not where one subnet has none', { R: route('TableA', NAT) }, false],
  ['not through an internet gateway', { R: route('TableA', { GatewayId: ref('Igw') }), S: route('TableB', NAT) }, false],
  ['not by a route to somewhere else', { R: route('TableA', { ...NAT, DestinationCidrBlock: '10.0.0.0/8' }), S: route('TableB', NAT) }, false],
  ['perhaps by the main table', { R: route('TableA', NAT), OfB: resource('X') }, { unknown: 'the main route table of the VPC of B' }],
])('a function gets out %s', (_, more, expected) => {
  expect(networkOf([ref('A'), ref('B')], more)).toMatchObject({ outbound: expected });
});

test('subnets from outside hide both', () => {
  const why = { unknown: 'subnet Ref P, a parameter of App' };
  expect(networkOf([ref('P')])).toEqual({ outbound: why, endpoints: why });
});

test('without subnets there is no network', () => {
  expect(nodeOf('App.Fn', { Fn: aFunction() })).toMatchObject({ network: 'none' });
});

test('endpoints are listed by service', () => {
  const endpoint = (name: unknown): Json => resource('AWS::EC2::VPCEndpoint', { VpcId: ref('Vpc'), ServiceName: name });
  expect(networkOf([ref('A')], {
    E: endpoint({ 'Fn::Sub': 'com.amazonaws.${AWS::Region}.sqs' }), F: endpoint('com.amazonaws.eu-west-1.s3'), G: endpoint(arn('X')),
  })).toMatchObject({ endpoints: expect.arrayContaining(['s3', 'sqs', { unknown: expect.any(String) }]) });
});

test('a function in private subnets of a VPC of aws-cdk-lib has a route out', () => {
  const directory = mkdtempSync(join(tmpdir(), 'network-'));
  const app = new App({ outdir: directory });
  const stack = new Stack(app, 'S');
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
  vpc.addGatewayEndpoint('S3', { service: ec2.GatewayVpcEndpointAwsService.S3 });
  new lambda.Function(stack, 'Fn', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromInline('x'), vpc });
  app.synth();
  const functions = readDeliveryGraph(readApp([directory])).nodes.filter((node): node is FunctionNode => node.kind === 'function' && !node.infrastructure);
  rmSync(directory, { recursive: true });
  expect(functions.map(({ network }) => network)).toEqual([{ outbound: true, endpoints: ['s3'] }]);
});
