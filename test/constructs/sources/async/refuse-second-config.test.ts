import { App, CfnParameter, Duration, Stack, Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation } from '../../../../src';
import { countIn, ENV, IMPORTED_FUNCTION_ARN, LATEST, newFunction, newStack, refusal, resourcesOf } from '../../../support/wired';

const LANES: ReadonlyArray<readonly [string, string, (fn: lambda.Function) => lambda.IFunction]> = [
  ['a function', LATEST, (fn) => fn],
  ['an alias', 'live', (fn) => fn.addAlias('live')],
];

function synth(stack: Stack): unknown {
  return (stack.node.root as App).synth();
}

describe('A second AsyncInvocation, with the paths of both, is refused for', () => {
  test.each(LANES)('%s', (_, qualifier, handlerOf) => {
    const stack = newStack();
    const handler = handlerOf(newFunction(stack));
    new AsyncInvocation(stack, 'First', { handler });

    expect(refusal(() => new AsyncInvocation(stack, 'Second', { handler }))).toBe(
      `Shop/Second: handler Shop/Handler already has asynchronous settings for ${qualifier}, created by Shop/First. `
      + 'Lambda keeps one set for each qualifier and would drop the other with its destinations. '
      + 'Remove one of the two, or give another alias or version.',
    );
  });

  test('an ARN that is imported twice, at synth', () => {
    const stack = newStack();
    for (const id of ['First', 'Second']) {
      new AsyncInvocation(stack, id, { handler: lambda.Function.fromFunctionArn(stack, `${id}Handler`, IMPORTED_FUNCTION_ARN) });
    }

    expect(refusal(() => synth(stack))).toContain('Shop/First/Config and Shop/Second/Config both set the asynchronous invocation of one function');
  });
});

describe('configureAsyncInvoke', () => {
  test.each(LANES)('before ours is refused at construction, on %s', (_, qualifier, handlerOf) => {
    const stack = newStack();
    const handler = handlerOf(newFunction(stack));
    handler.configureAsyncInvoke({ retryAttempts: 1 });

    const message = refusal(() => new AsyncInvocation(stack, 'Async', { handler }));
    expect(message).toContain(`already has asynchronous settings for ${qualifier}, created by ${handler.node.path}/EventInvokeConfig`);
    expect(message).toMatch(/^Shop\/Async: handler /);
  });

  test.each(LANES)('after ours is refused at synth, on %s', (_, _qualifier, handlerOf) => {
    const stack = newStack();
    const handler = handlerOf(newFunction(stack));
    new AsyncInvocation(stack, 'Async', { handler });
    handler.configureAsyncInvoke({ retryAttempts: 1 });

    const message = refusal(() => synth(stack));
    expect(message).toContain('Shop/Async/Config');
    expect(message).toContain(`${handler.node.path}/EventInvokeConfig/Resource`);
    expect(message).toContain('both set the asynchronous invocation of one function and qualifier');
  });
});

describe("the function's own props, which make settings for $LATEST, are refused beside ours:", () => {
  const PROPS: ReadonlyArray<readonly [string, (stack: Stack) => Partial<lambda.FunctionProps>]> = [
    ['onFailure', (stack) => ({ onFailure: new destinations.SqsDestination(new sqs.Queue(stack, 'Queue')) })],
    ['onSuccess', (stack) => ({ onSuccess: new destinations.SqsDestination(new sqs.Queue(stack, 'Queue')) })],
    ['retryAttempts', () => ({ retryAttempts: 0 })],
    ['maxEventAge', () => ({ maxEventAge: Duration.hours(1) })],
  ];

  test.each(PROPS)('%s', (_, propsFor) => {
    const stack = newStack();
    const handler = newFunction(stack, 'Handler', propsFor(stack));

    expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler }))).toContain('created by Shop/Handler/EventInvokeConfig');
  });
});

describe('a config that is made by hand beside ours is refused at synth, be it', () => {
  const BY_HAND: ReadonlyArray<readonly [string, string, (stack: Stack, fn: lambda.Function) => unknown]> = [
    ['an EventInvokeConfig', 'Shop/Theirs/Resource', (stack, fn) => new lambda.EventInvokeConfig(stack, 'Theirs', { function: fn, retryAttempts: 1 })],
    ['a CfnEventInvokeConfig', 'Shop/Theirs', (stack, fn) => new lambda.CfnEventInvokeConfig(stack, 'Theirs', {
      functionName: fn.functionName, qualifier: LATEST,
    })],
  ];

  test.each(BY_HAND)('%s, made before', (_, path, make) => {
    const stack = newStack();
    const fn = newFunction(stack);
    make(stack, fn);
    new AsyncInvocation(stack, 'Async', { handler: fn });

    expect(refusal(() => synth(stack))).toContain(`Shop/Async/Config and ${path} both set`);
  });

  test.each(BY_HAND)('%s, made after', (_, path, make) => {
    const stack = newStack();
    const fn = newFunction(stack);
    new AsyncInvocation(stack, 'Async', { handler: fn });
    make(stack, fn);

    expect(refusal(() => synth(stack))).toContain(`Shop/Async/Config and ${path} both set`);
  });
});

test('Function, alias and version have settings of their own, side by side', () => {
  const stack = newStack();
  const fn = newFunction(stack);
  [fn, fn.addAlias('live'), fn.addAlias('canary'), fn.currentVersion].forEach((handler, index) => {
    new AsyncInvocation(stack, `Async${index}`, { handler });
  });

  const qualifiers = Object.values(resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig')).map(({ Properties }) => Properties.Qualifier);
  expect(qualifiers).toEqual([LATEST, 'live', 'canary', { 'Fn::GetAtt': [expect.any(String), 'Version'] }]);
});

test("Settings for an alias stand beside the function's own for $LATEST", () => {
  const stack = newStack();
  const fn = newFunction(stack, 'Handler', { retryAttempts: 1 });
  new AsyncInvocation(stack, 'Async', { handler: fn.addAlias('live') });

  expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig'))).toHaveLength(2);
});

describe('The same names in different places are different functions:', () => {
  test('stacks of one name in two Regions', () => {
    const app = new App();
    for (const region of ['eu-west-1', 'us-east-1']) {
      const stack = new Stack(app, region, { stackName: 'shop', env: { ...ENV, region } });
      new AsyncInvocation(stack, 'Async', { handler: newFunction(stack) });
    }

    expect(countIn(app, 'AWS::Lambda::EventInvokeConfig')).toBe(2);
  });

  test('names that two stages without an environment import', () => {
    const app = new App();
    for (const id of ['Test', 'Prod']) {
      const stack = new Stack(new Stage(app, id), 'Shop');
      new AsyncInvocation(stack, 'Async', { handler: lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN) });
    }

    expect(countIn(app, 'AWS::Lambda::EventInvokeConfig')).toBe(2);
  });

  test('stacks of one name in two stages', () => {
    const app = new App();
    for (const id of ['Test', 'Prod']) {
      const stack = new Stack(new Stage(app, id), 'Shop', { stackName: 'shop' });
      new AsyncInvocation(stack, 'Async', { handler: newFunction(stack) });
    }

    expect(countIn(app, 'AWS::Lambda::EventInvokeConfig')).toBe(2);
  });

  test.each([['without an environment', undefined], ['of one environment', ENV]])('parameters of one name in two stacks %s', (_, env) => {
    const app = new App();
    for (const id of ['First', 'Second']) {
      const stack = new Stack(app, id, { env });
      const arn = new CfnParameter(stack, 'Arn').valueAsString;
      new AsyncInvocation(stack, 'Async', { handler: lambda.Function.fromFunctionArn(stack, 'Handler', arn) });
    }

    expect(countIn(app, 'AWS::Lambda::EventInvokeConfig')).toBe(2);
  });
});

test('One function that two stacks import by its ARN is still one function', () => {
  const app = new App();
  for (const id of ['First', 'Second']) {
    const stack = newStack(id, app);
    new AsyncInvocation(stack, 'Async', { handler: lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN) });
  }

  expect(refusal(() => app.synth())).toContain('First/Async/Config and Second/Async/Config both set');
});

test('A config that is made by hand in another stack than the function is found too', () => {
  const functions = newStack('Functions');
  const stack = newStack('Shop', functions.node.root as App);
  const fn = newFunction(functions);
  new AsyncInvocation(functions, 'Async', { handler: fn });
  new lambda.EventInvokeConfig(stack, 'Theirs', { function: fn });

  expect(refusal(() => synth(stack))).toContain('both set the asynchronous invocation of one function and qualifier');
});

describe('an override of a foreign config counts', () => {
  const foreign = (stack: Stack, functionName: string, qualifier: string) => new lambda.CfnEventInvokeConfig(stack, 'Foreign', { functionName, qualifier });
  const logicalId = (stack: Stack, fn: lambda.Function): string => stack.resolve((fn.node.defaultChild as lambda.CfnFunction).logicalId);

  test.each<[string, (stack: Stack, fn: lambda.Function) => void]>([
    ['of the qualifier', (stack, fn) => foreign(stack, fn.functionName, 'other').addPropertyOverride('Qualifier', LATEST)],
    ['of the function', (stack, fn) => foreign(stack, 'other', LATEST).addPropertyOverride('FunctionName', fn.functionName)],
    ['of the function, as a template refers to it', (stack, fn) => foreign(stack, 'other', LATEST).addPropertyOverride('FunctionName', { Ref: logicalId(stack, fn) })],
    ['of the qualifier of configureAsyncInvoke', (_, fn) => {
      const alias = fn.addAlias('live');
      alias.configureAsyncInvoke({ retryAttempts: 1 });
      (alias.node.findChild('EventInvokeConfig').node.defaultChild as lambda.CfnEventInvokeConfig).addPropertyOverride('Qualifier', LATEST);
    }],
  ])('%s', (_, make) => {
    const stack = newStack();
    const handler = newFunction(stack);
    new AsyncInvocation(stack, 'Async', { handler });
    make(stack, handler);
    expect(refusal(() => synth(stack))).toContain('both set the asynchronous invocation of one function and qualifier');
  });

  test('that leads elsewhere', () => {
    const stack = newStack();
    const handler = newFunction(stack);
    new AsyncInvocation(stack, 'Async', { handler });
    foreign(stack, handler.functionName, LATEST).addPropertyOverride('Qualifier', 'live');
    expect(() => synth(stack)).not.toThrow();
  });
});
