/** A log group's trigger, and that of any other service: permission for one source, in this account. */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { LogsTrigger, ServiceTrigger } from '../../../src';
import { makeAlias, makeFunction } from '../../support/app';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, onlyOf, refusal, resourcesOf } from '../../support/wired';

describe('a log group', () => {
  const logsTo = (props: Untyped = {}, stack: Stack = newStack()) => {
    new LogsTrigger(stack, 'Trigger', { handler: makeAlias(makeFunction(stack)), logGroup: new logs.LogGroup(stack, 'LogGroup'), ...props });
    return stack;
  };

  test('invokes the alias with every event, after it is allowed to', () => {
    const stack = logsTo();
    const [filter] = Object.values(resourcesOf(stack, 'AWS::Logs::SubscriptionFilter'));
    expect(filter.Properties).toEqual({
      DestinationArn: { Ref: expect.stringMatching(/^FnLive/) }, FilterPattern: '', LogGroupName: { Ref: expect.stringMatching(/^LogGroup/) },
    });
    expect(filter.DependsOn).toEqual([expect.stringMatching(/^TriggerPermission/)]);
    expect(onlyOf(stack, 'AWS::Lambda::Permission')).toMatchObject({
      Principal: 'logs.amazonaws.com', SourceArn: { 'Fn::GetAtt': [expect.stringMatching(/^LogGroup/), 'Arn'] }, SourceAccount: ENV.account,
    });
  });

  test('with a pattern and a name', () => {
    expect(onlyOf(logsTo({ filterPattern: logs.FilterPattern.anyTerm('ERROR'), filterName: 'errors' }), 'AWS::Logs::SubscriptionFilter'))
      .toMatchObject({ FilterPattern: '"ERROR"', FilterName: 'errors' });
  });

  test.each<[string, (stack: Stack) => Untyped]>([
    ['by the name that Lambda gives it', (stack) => {
      const handler = makeFunction(stack, 'Own');
      return { handler, logGroup: logs.LogGroup.fromLogGroupName(stack, 'Log', `/aws/lambda/${handler.functionName}`) };
    }],
    ['by the name that the app gives the function', (stack) => {
      const handler = makeFunction(stack, 'Own', { functionName: 'hello' });
      return { handler, logGroup: logs.LogGroup.fromLogGroupName(stack, 'Log', '/aws/lambda/hello') };
    }],
    ['by the ARN of that name', (stack) => {
      const handler = makeAlias(makeFunction(stack, 'Own', { functionName: 'hello' }));
      return { handler, logGroup: logs.LogGroup.fromLogGroupArn(stack, 'Log', 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/hello:*') };
    }],
    ['as the function returns it', (stack) => {
      const handler = makeFunction(stack, 'Own');
      return { handler, logGroup: handler.logGroup };
    }],
    ['that the function names', (stack) => {
      const logGroup = new logs.LogGroup(stack, 'Log');
      return { logGroup, handler: makeAlias(makeFunction(stack, 'Own', { logGroup })) };
    }],
  ])('of the function itself is refused: %s', (_, props) => {
    const stack = newStack();
    expect(refusal(() => logsTo(props(stack), stack))).toMatch(/logGroup Shop\/\S*Log\S* is the log group of the handler Shop\/Own itself\. Each invocation writes log events/);
  });

  test.each<[Untyped, RegExp]>([
    [{ logGroup: undefined }, /logGroup is left out/],
    [{ logGroup: 'group' }, /logGroup is not a log group/],
    [{ filterPattern: 'ERROR' }, /filterPattern is not a logs\.IFilterPattern/],
  ])('%j is refused', (props, message) => {
    expect(refusal(() => logsTo(props))).toMatch(message);
  });

  test('of another Region is refused', () => {
    const stack = newStack();
    const logGroup = logs.LogGroup.fromLogGroupArn(stack, 'There', `arn:aws:logs:us-east-1:${ENV.account}:log-group:there:*`);
    expect(refusal(() => logsTo({ logGroup }, stack))).toMatch(/logGroup Shop\/There is in Region us-east-1/);
  });
});

describe('another service', () => {
  const SOURCES: Readonly<Record<string, string>> = {
    'ses.amazonaws.com': `arn:aws:ses:${ENV.region}:${ENV.account}:receipt-rule-set/set:receipt-rule/rule`,
    'iot.amazonaws.com': `arn:aws:iot:${ENV.region}:${ENV.account}:rule/rule`,
    'config.amazonaws.com': `arn:aws:config:${ENV.region}:${ENV.account}:config-rule/rule`,
    'codecommit.amazonaws.com': `arn:aws:codecommit:${ENV.region}:${ENV.account}:repository`,
  };
  const serviceTo = (props: Untyped) => {
    const stack = newStack();
    new ServiceTrigger(stack, 'Trigger', {
      handler: makeAlias(makeFunction(stack)), principal: new iam.ServicePrincipal('ses.amazonaws.com'), sourceArn: SOURCES['ses.amazonaws.com'], ...props,
    });
    return stack;
  };

  test.each(Object.entries(SOURCES))('%s may invoke the alias for one source of this account', (service, sourceArn) => {
    const stack = serviceTo({ principal: new iam.ServicePrincipal(service), sourceArn });
    expect(onlyOf(stack, 'AWS::Lambda::Permission')).toEqual({
      Action: 'lambda:InvokeFunction',
      FunctionName: { Ref: expect.stringMatching(/^FnLive/) },
      Principal: service,
      SourceArn: sourceArn,
      SourceAccount: ENV.account,
    });
    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig'))).toHaveLength(1);
  });

  test('of another account, if that is said', () => {
    expect(onlyOf(serviceTo({ sourceAccount: '444455556666' }), 'AWS::Lambda::Permission').SourceAccount).toBe('444455556666');
  });

  test.each([
    ['sns', 'SnsTrigger'], ['s3', 'S3Trigger'], ['events', 'RuleTrigger'], ['scheduler', 'ScheduleTrigger'], ['logs', 'LogsTrigger'],
  ])('%s is refused for its own construct %s', (service, construct) => {
    expect(refusal(() => serviceTo({ principal: new iam.ServicePrincipal(`${service}.amazonaws.com`) }))).toMatch(new RegExp(`Use ${construct}\\.$`));
  });

  test.each(['apigateway', 'elasticloadbalancing', 'cognito-idp', 'firehose'])('%s is refused, since it waits', (service) => {
    expect(refusal(() => serviceTo({ principal: new iam.ServicePrincipal(`${service}.amazonaws.com`) })))
      .toMatch(/waits for the result of the function\. .*Use the constructs of aws-cdk-lib/);
  });

  test.each<[Untyped, RegExp]>([
    [{ principal: undefined }, /principal is left out/],
    [{ principal: 'ses.amazonaws.com' }, /principal is not an iam\.ServicePrincipal/],
    [
      { principal: new iam.ServicePrincipal('ses.amazonaws.com', { conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }) },
      /principal has the conditions aws:PrincipalOrgID\. .*Give sourceArn and sourceAccount/,
    ],
    [{ principal: new iam.ServicePrincipal('sns.eu-south-1.amazonaws.com') }, /Use SnsTrigger/],
    [{ sourceArn: undefined }, /sourceArn is left out/],
    [{ sourceArn: 'rule' }, /sourceArn is "rule", which is not the ARN of one resource/],
    [{ sourceArn: 'arn:aws:ses:eu-west-1:111122223333:*' }, /is not the ARN of one resource/],
    [{ sourceAccount: '1' }, /sourceAccount is "1", which is not a number of 12 digits/],
  ])('%j is refused', (props, message) => {
    expect(refusal(() => serviceTo(props))).toMatch(message);
  });
});
