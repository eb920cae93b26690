/**
 * Lets V8 optimize only what runs very often. By default it compiles a function after a few thousand steps, and most
 * checks are over before that pays: 3,000 functions take two thirds of the processor time with this setting.
 */
import { TemplateApp } from '../template/app';

/** For fewer resources, loading the module takes longer than the checks gain. */
const MANY_RESOURCES = 200;

export function optimizeLate({ stacks }: TemplateApp): void {
  if (stacks.reduce((sum, { resources }) => sum + resources.size, 0) < MANY_RESOURCES) return;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { setFlagsFromString } = require('v8') as typeof import('v8');
  setFlagsFromString('--interrupt-budget=1000000');
}
