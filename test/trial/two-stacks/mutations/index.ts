import { Mutation } from '../../mutation';
import { hops } from './hops';
import { pushes } from './pushes';
import { sources } from './sources';

export const MUTATIONS: readonly Mutation[] = [...sources, ...pushes, ...hops];
