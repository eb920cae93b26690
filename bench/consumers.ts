/** The same 300 consumers twice: with this library, and by hand with aws-cdk-lib's L2s, resource for resource. */
import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { ofBroker, ofKafka } from './kinds/brokers';
import { Kind } from './kinds/kind';
import { ofQueue, ofStream, ofTable } from './kinds/polled';
import { ofBucket, ofLogs, ofRule, ofSchedule, ofTopic } from './kinds/pushed';

const CONSUMERS = 300;

interface Mixture {
  /** In turns. */
  readonly kinds: readonly Kind[];
  /** A stack holds at most 500 resources. */
  readonly stacks: number;
}

export const MIXES = {
  /** Two of three consumers read queues, as apps do. */
  polled: { kinds: [ofQueue, ofQueue, ofQueue, ofQueue, ofStream, ofTable], stacks: 6 },
  /** Every kind: as many events are pushed as are polled. */
  all: {
    kinds: [
      ofQueue, ofTopic, ofQueue, ofBucket, ofStream, ofRule, ofTable, ofSchedule, ofKafka, ofLogs, ofBroker, ofRule,
    ],
    stacks: 10,
  },
} as const satisfies Record<string, Mixture>;
export type Mix = keyof typeof MIXES;

/** Each consumer has a function of its own. */
export function build(mix: Mix, way: keyof Kind, prepare: (app: App) => App = (app) => app): App {
  const app = prepare(new App({ analyticsReporting: false }));
  const { kinds, stacks }: Mixture = MIXES[mix];
  for (let s = 0; s < stacks; s++) {
    const stack = new Stack(app, `Stack${s}`);
    for (let i = 0; i < CONSUMERS / stacks; i++) {
      const handler = new lambda.Function(stack, `Function${i}`, {
        runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({});'),
      });
      kinds[i % kinds.length][way](stack, `Consumer${i}`, handler);
    }
  }
  return app;
}

/** Resources by type, to show that both ways make the same. */
export function census(app: App): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { template } of app.synth().stacks) {
    for (const { Type } of Object.values(template.Resources as Record<string, { Type: string }>)) {
      counts.set(Type, (counts.get(Type) ?? 0) + 1);
    }
  }
  return counts;
}
