import Runtime from 'jest-runtime';

/** What jest-runtime loads the modules of a test file with. */
export interface Executor {
  readonly environment: { getVmContext(): object | null };
  readonly injectedModuleParameters: readonly string[];
  compile(source: string, filename: string): ((...args: never[]) => unknown) | null;
}

/** Lets an executor compile each file once in a worker. */
export function compileOnce(executor: Executor): void;

export default class SharedScripts extends Runtime {}
