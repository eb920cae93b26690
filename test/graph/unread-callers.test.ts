/** The resources that name a function in a way that no reader takes for an invocation. */
import { jsonReport } from '../../src/report/json';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { aFunction, arn, graphOf, Json, resource } from '../template/app-of';

const ALIAS = resource('AWS::Lambda::Alias', { FunctionName: { Ref: 'Fn' }, FunctionVersion: '1', Name: 'live' });
const SHOP = { Fn: aFunction({ FunctionName: 'shop-fn' }), Live: ALIAS };

const unread = (resources: Json) => graphOf({ ...SHOP, ...resources }).unreadCallers
  .map(({ type, declaredAt: { logicalId }, property, function: id }) => `${type} ${logicalId} ${property} ${id}`);

test.each<[string, Json, string]>([
  ['a trigger of a user pool for one Region', resource('AWS::Cognito::UserPoolRegionalConfigurationAttachment', { LambdaConfig: { PreSignUp: arn('Fn') } }),
    'AWS::Cognito::UserPoolRegionalConfigurationAttachment X LambdaConfig.PreSignUp App.Fn'],
  ['another property of a custom resource', resource('Custom::Thing', { ServiceToken: 'arn:aws:sns:eu-west-1:1:t', Hook: arn('Fn') }), 'Custom::Thing X Hook App.Fn'],
  ['another property of a custom resource by its general type', resource('AWS::CloudFormation::CustomResource', { ServiceToken: arn('Fn'), Hook: { Ref: 'Live' } }),
    'AWS::CloudFormation::CustomResource X Hook App.Fn'],
  ['a resolver', resource('AWS::AppSync::DataSource', { LambdaConfig: { LambdaFunctionArn: arn('Fn') } }), 'AWS::AppSync::DataSource X LambdaConfig.LambdaFunctionArn App.Fn'],
  ['an ARN that is written out', resource('AWS::Lex::Bot', { Hook: { 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:shop-fn:live' } }),
    'AWS::Lex::Bot X Hook App.Fn'],
  ['another call of the API of Lambda by Scheduler', resource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: 'arn:aws:scheduler:::aws-sdk:lambda:getFunction', RoleArn: 'arn:aws:iam::1:role/r', Input: { 'Fn::Sub': '{"FunctionName": "${Fn}"}' } },
  }), 'AWS::Scheduler::Schedule X Target.Input App.Fn'],
  ['a hook of CodeDeploy', {
    ...resource('AWS::Lambda::Alias', { FunctionName: { Ref: 'Fn' }, FunctionVersion: '1', Name: 'next' }),
    UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: 'app', BeforeAllowTrafficHook: { Ref: 'Fn' } } },
  }, 'AWS::Lambda::Alias X UpdatePolicy.CodeDeployLambdaAliasUpdate.BeforeAllowTrafficHook App.Fn'],
  ['a function that a custom resource is told by its name', resource('Custom::S3', { ServiceToken: 'arn:aws:sns:eu-west-1:1:t', FunctionName: 'shop-fn', BucketName: 'b' }),
    'Custom::S3 X FunctionName App.Fn'],
  ['what a definition in another file is told', resource('AWS::StepFunctions::StateMachine', {
    DefinitionS3Location: { Bucket: 'b', Key: 'k' }, DefinitionSubstitutions: { fn: arn('Fn') },
  }), 'AWS::StepFunctions::StateMachine X DefinitionSubstitutions.fn App.Fn'],
  ['a type that AWS adds tomorrow', resource('AWS::Tomorrow::Thing', { Hooks: [{ Arn: { Ref: 'Live' } }] }), 'AWS::Tomorrow::Thing X Hooks.0.Arn App.Fn'],
])('%s is not read', (_, named, expected) => {
  expect(unread({ X: named })).toEqual([expected]);
});

test.each<[string, Json]>([
  ['a policy', resource('AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Resource: arn('Fn') }] } })],
  ['an environment', aFunction({ Environment: { Variables: { OTHER: { Ref: 'Fn' } } } })],
  ['an alarm', resource('AWS::CloudWatch::Alarm', { Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Fn' } }] })],
  ['a log group', resource('AWS::Logs::LogGroup', { LogGroupName: { 'Fn::Sub': '/aws/lambda/${Fn}' } })],
  ['what scales it', resource('AWS::ApplicationAutoScaling::ScalableTarget', { ResourceId: { 'Fn::Sub': 'function:${Fn}:live' } })],
  ['a trail, which logs its calls', resource('AWS::CloudTrail::Trail', { EventSelectors: [{ DataResources: [{ Type: 'AWS::Lambda::Function', Values: [arn('Fn')] }] }] })],
  ['a custom resource with the name of another function', resource('Custom::S3', { ServiceToken: 'arn:aws:sns:eu-west-1:1:t', FunctionName: 'other' })],
  ['what a definition in the template is told', resource('AWS::StepFunctions::StateMachine', { DefinitionString: '{}', DefinitionSubstitutions: { fn: arn('Fn') } })],
  ['a rule, which is read', resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'a', Arn: arn('Fn') }] })],
  ['the error action of a rule of AWS IoT, which is read', resource('AWS::IoT::TopicRule', {
    TopicRulePayload: { Sql: 'SELECT 1', Actions: [], ErrorAction: { Lambda: { FunctionArn: arn('Fn') } } },
  })],
  ['a universal target of Scheduler that waits, which is read', resource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: 'arn:aws:scheduler:::aws-sdk:lambda:invoke', RoleArn: 'arn:aws:iam::1:role/r', Input: { 'Fn::Sub': '{"FunctionName": "${Fn}"}' } },
  })],
  ['a universal target of Scheduler that does not wait, which is read', resource('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(1 hour)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: 'arn:aws:scheduler:::aws-sdk:lambda:invoke',
      RoleArn: 'arn:aws:iam::1:role/r',
      Input: { 'Fn::Sub': '{"FunctionName": "${Fn}", "InvocationType": "Event"}' },
    },
  })],
  ['an authorizer, which is read', resource('AWS::ApiGateway::Authorizer', {
    AuthorizerUri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' },
  })],
  ['an alarm on logs, which is read', resource('AWS::CloudWatch::LogAlarm', { AlarmActions: [arn('Fn')], Query: { 'Fn::Sub': 'source /aws/lambda/${Fn}' } })],
  ['a trigger of a user pool, which is read', resource('AWS::Cognito::UserPool', { LambdaConfig: { PreSignUp: arn('Fn') } })],
  ['a transformation of Firehose, which is read', resource('AWS::KinesisFirehose::DeliveryStream', {
    ExtendedS3DestinationConfiguration: {
      ProcessingConfiguration: { Processors: [{ Type: 'Lambda', Parameters: [{ ParameterName: 'LambdaArn', ParameterValue: arn('Fn') }] }] },
    },
  })],
  ['a custom resource, which is read', resource('Custom::Thing', { ServiceToken: arn('Fn') })],
  ['a custom resource by its general type, which is read', resource('AWS::CloudFormation::CustomResource', { ServiceToken: { Ref: 'Live' } })],
  ['an action of a pipeline, which is read', resource('AWS::CodePipeline::Pipeline', { Stages: [{ Actions: [{ Configuration: { FunctionName: { Ref: 'Fn' } } }] }] })],
  ['a function outside the app', resource('AWS::Lex::Bot', { Hook: 'arn:aws:lambda:eu-west-1:111122223333:function:other' })],
  ['a parameter', resource('AWS::Lex::Bot', { Hook: { Ref: 'AWS::StackName' } })],
])('%s is no way to invoke it that is left out', (_, named) => {
  expect(unread({ X: named })).toEqual([]);
});

test.each<[string, Json, readonly string[]]>([
  ['calls the functions that SAM names for it', { Hooks: { PreTraffic: { Ref: 'Fn' } } }, ['UpdatePolicy.CodeDeployLambdaAliasUpdate.BeforeAllowTrafficHook']],
  ['calls none where SAM makes none', { Enabled: false, Hooks: { PreTraffic: { Ref: 'Fn' } } }, []],
])('a deployment %s', (_, preference, expected) => {
  const Shifted = resource('AWS::Serverless::Function', {
    AutoPublishAlias: 'live', DeploymentPreference: { Type: 'AllAtOnce', ...preference },
  });
  const { unreadCallers } = graphOf({ ...SHOP, Shifted }, { Transform: 'AWS::Serverless-2016-10-31' });
  expect(unreadCallers.map(({ property }) => property)).toEqual(expected);
});

test('what aws-cdk-lib creates for itself is not reported', () => {
  const provider = 'AWS679f53fac002430cb0da5b7982bd22872D164C4C';
  expect(graphOf({ [provider]: aFunction(), X: resource('Custom::AWS', { ServiceToken: arn(provider) }) }).unreadCallers).toEqual([]);
});

describe('the report', () => {
  const bot = resource('AWS::Lex::Bot', { Hooks: { Open: arn('Fn'), Close: arn('Fn') } });
  const rule = resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)', Targets: [{ Id: 'a', Arn: arn('Fn') }] });

  test('never says that there is no delivery while a resource is not read', () => {
    expect(textReport(reportOf(graphOf({ ...SHOP, Bot: bot })), 120)).toBe(
      'No delivery is read.\n1 resource that names a function is not read: AWS::Lex::Bot Bot (Hooks.Open, Hooks.Close)\n',
    );
    expect(textReport(reportOf(graphOf(SHOP)), 120)).toMatch(/^No deliveries: /);
  });

  test('lists it below the table, and in JSON', () => {
    const report = reportOf(graphOf({ ...SHOP, Bot: bot, Rule: rule }));
    expect(textReport(report, 120)).toContain('\n\n1 resource that names a function is not read: AWS::Lex::Bot Bot (');
    expect(JSON.parse(jsonReport(report)).unreadCallers).toEqual(['Open', 'Close'].map((hook) => (
      { declaredAt: { stack: 'App', logicalId: 'Bot' }, type: 'AWS::Lex::Bot', property: `Hooks.${hook}`, function: 'App.Fn' }
    )));
  });
});
