/** Organizations set defaults of constructs by property injectors of aws-cdk-lib, for the constructs of this library as well. */
import { App, InjectionContext, IPropertyInjector, PropertyInjectors, Stack } from 'aws-cdk-lib';
import { FailureQueue, SqsConsumer } from '../../../src';
import * as library from '../../../src';
import { constructNames } from '../../support/public-constructs';
import { newFunction, onlyOf, resourcesOf } from '../../support/wired';

const EVERY = constructNames().map((name) => [name, library[name as 'SqsConsumer']] as const);

test.each(EVERY)('%s has the id of its name', (name, construct) => {
  expect(construct.PROPERTY_INJECTION_ID).toBe(`cdk-lambda-delivery.${name}`);
  expect(construct.name).toBe(name);
});

class Defaults implements IPropertyInjector {
  public constructor(public readonly constructUniqueId: string, private readonly defaults: object) {}

  public inject(props: object, _context: InjectionContext): object {
    return { ...this.defaults, ...props };
  }
}

test('Injected defaults apply, and props that are given win', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  PropertyInjectors.of(app).add(new Defaults(SqsConsumer.PROPERTY_INJECTION_ID, { maxReceiveCount: 8, batchSize: 3 }));

  new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), batchSize: 4 });

  expect(onlyOf(stack, 'AWS::Lambda::EventSourceMapping')).toMatchObject({ BatchSize: 4 });
  expect(JSON.stringify(resourcesOf(stack, 'AWS::SQS::Queue'))).toContain('"maxReceiveCount":8');
});

test('The dead-letter queue of a consumer takes the injected defaults of FailureQueue', () => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  PropertyInjectors.of(app).add(new Defaults(FailureQueue.PROPERTY_INJECTION_ID, { queueName: 'failures' }));

  new SqsConsumer(stack, 'Orders', { handler: newFunction(stack) });

  expect(JSON.stringify(resourcesOf(stack, 'AWS::SQS::Queue'))).toContain('"QueueName":"failures"');
});
