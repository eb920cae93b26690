import { Mutation } from '../../mutation';
import { pushes } from './pushes';
import { sources } from './sources';

export const MUTATIONS: readonly Mutation[] = [...sources, ...pushes];
