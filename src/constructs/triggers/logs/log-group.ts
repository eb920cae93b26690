/** Refuses log groups that cannot invoke a function here, or would invoke it with its own log forever. */
import { Stack, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { cfnFunctionOf, functionBehind } from '../../wiring/handler';
import { overriddenProperty } from '../../wiring/overridden-property';
import { refuse, whereIs } from '../../wiring/refuse';
import { refuseOtherSource } from '../../wiring/services/source-environment';

export function refuseUnsupportedLogGroup(
  trigger: Construct, logGroup: logs.ILogGroup, handler: lambda.IFunction,
): void {
  if (logGroup?.logGroupName === undefined) {
    refuse(trigger, {
      prop: 'logGroup',
      fact: logGroup ? 'is not a log group' : 'is left out',
      consequence: 'There is nothing to subscribe to',
      fix: 'Give a logs.LogGroup',
    });
  }
  const { account, region } = logGroup.env;
  refuseOtherSource(trigger, {
    prop: 'logGroup',
    construct: logGroup,
    account,
    region,
    reason: 'A subscription filter belongs to the account and Region of its log group, and invokes functions of those only',
    fix: (there) => `Create this construct and its function in a stack of ${there}, or let a logs.CrossAccountDestination there send the log on`,
  });
  if (isLogOf(trigger, handler, logGroup)) {
    refuse(trigger, {
      prop: 'logGroup',
      fact: `${whereIs(logGroup)} is the log group of the handler ${whereIs(functionBehind(handler))} itself`,
      consequence: 'Each invocation writes log events, which invoke the function again, forever and at its full cost',
      fix: 'Let another function receive the log',
    });
  }
}

/** Where a function of aws-cdk-lib keeps the log group that it made; to ask it for `logGroup` would make one. */
const LOG_GROUP = '_logGroup';

/** The log group that the function names in its settings, or the one that Lambda names after the function. */
function isLogOf(trigger: Construct, handler: lambda.IFunction, logGroup: logs.ILogGroup): boolean {
  const name = (text: unknown): string => JSON.stringify(Stack.of(trigger).resolve(text));
  const resource = cfnFunctionOf(handler);
  const config = (resource && overriddenProperty(resource, 'loggingConfig')) as lambda.CfnFunction.LoggingConfigProperty | undefined;
  const own = Token.isUnresolved(config) ? undefined : config?.logGroup;
  const functionNames = [functionBehind(handler).functionName, (resource && overriddenProperty(resource, 'functionName')) ?? []].flat();
  const names = [own ?? [], ...functionNames.map((one) => `/aws/lambda/${one}`)].flat();
  return Reflect.get(functionBehind(handler), LOG_GROUP) === logGroup
    || names.some((one) => name(one) === name(logGroup.logGroupName));
}
