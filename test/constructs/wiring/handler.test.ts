import { Aws, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { cfnFunctionOf, functionBehind, isSameFunction, qualifierOf, timeoutOf } from '../../../src/constructs/wiring/handler';
import { IMPORTED_FUNCTION_ARN, inTemplate, LATEST, newFunction, newStack } from '../../support/wired';

const imported = (stack: Stack, id: string, arn = IMPORTED_FUNCTION_ARN) => lambda.Function.fromFunctionArn(stack, id, arn);

describe('the qualifier of', () => {
  test.each<[string, (stack: Stack) => lambda.IFunction, unknown]>([
    ['a function is $LATEST', (stack) => newFunction(stack), LATEST],
    ['an alias is its name', (stack) => newFunction(stack).addAlias('live'), 'live'],
    ['a version is its number', (stack) => newFunction(stack).currentVersion, { 'Fn::GetAtt': [expect.any(String), 'Version'] }],
    ['an imported function is $LATEST', (stack) => imported(stack, 'Handler'), LATEST],
    ['an imported qualified ARN is its last part', (stack) => imported(stack, 'Handler', `${IMPORTED_FUNCTION_ARN}:live`), 'live'],
    ['an imported ARN with the Region of the stack is its last part',
      (stack) => imported(stack, 'Handler', `arn:${Aws.PARTITION}:lambda:${Aws.REGION}:${Aws.ACCOUNT_ID}:function:name:live`), 'live'],
    ['an imported ARN with a name known at deployment is its last part', (stack) => imported(stack, 'Handler',
      `arn:aws:lambda:eu-west-1:111122223333:function:${new CfnParameter(stack, 'Name').valueAsString}:live`), 'live'],
    ['an ARN that is a parameter is $LATEST, for want of anything better',
      (stack) => imported(stack, 'Handler', new CfnParameter(stack, 'Arn').valueAsString), LATEST],
  ])('%s', (_, make, qualifier) => {
    const stack = newStack();

    expect(inTemplate(stack, qualifierOf(make(stack)))).toEqual(qualifier);
  });
});

test('The function behind an alias or a version is the function, and its timeout is theirs', () => {
  const stack = newStack();
  const fn = newFunction(stack, 'Handler', { timeout: Duration.seconds(7) });

  for (const handler of [fn, fn.addAlias('live'), fn.currentVersion]) {
    expect(functionBehind(handler)).toBe(fn);
    expect(cfnFunctionOf(handler)).toBe(fn.node.defaultChild);
    expect(timeoutOf(handler)).toBe(7);
  }
});

test('A function without a timeout runs for the 3 seconds of Lambda, one from outside the app for an unknown time', () => {
  const stack = newStack();

  expect(timeoutOf(newFunction(stack))).toBe(3);
  expect(timeoutOf(imported(stack, 'Imported'))).toBeUndefined();
});

test('Functions are the same by construct or by ARN, whatever their qualifiers', () => {
  const stack = newStack();
  const [one, other] = ['One', 'Other'].map((id) => newFunction(stack, id));

  expect(isSameFunction(one, one.addAlias('live'))).toBe(true);
  expect(isSameFunction(imported(stack, 'A'), imported(stack, 'B', `${IMPORTED_FUNCTION_ARN}:live`))).toBe(true);
  expect(isSameFunction(one, other)).toBe(false);
  expect(isSameFunction(imported(stack, 'C'), imported(stack, 'D', `${IMPORTED_FUNCTION_ARN}-too`))).toBe(false);
});
