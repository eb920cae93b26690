/** Whole apps as users write them with plain aws-cdk-lib, by name. */
import { App } from 'aws-cdk-lib';
import * as brokers from './brokers';
import * as callers from './callers';
import * as hops from './hops';
import * as invokers from './invokers';
import * as pushes from './pushes';
import * as queues from './queues';
import * as special from './special';
import * as streams from './streams';

export const APPS = Object.entries<(app: App) => void>({
  ...brokers, ...callers, ...hops, ...invokers, ...pushes, ...queues, ...special, ...streams,
});
