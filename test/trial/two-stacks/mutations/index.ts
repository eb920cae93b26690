import { pushes } from './pushes';
import { sources } from './sources';
import { Mutation } from '../../mutation';

export const MUTATIONS: readonly Mutation[] = [...sources, ...pushes];
