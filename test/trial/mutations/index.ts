/** Every defect of the trial. */
import { Mutation } from '../mutation';
import { arrivals } from './arrivals';
import { patterns } from './patterns';
import { permissions } from './permissions';
import { pushes } from './pushes';
import { queues } from './queues';
import { refusals } from './refusals';
import { streams } from './streams';

export const MUTATIONS: readonly Mutation[] = [...queues, ...streams, ...pushes, ...permissions, ...patterns, ...refusals, ...arrivals];
