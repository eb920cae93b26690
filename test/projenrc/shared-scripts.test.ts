/** The runtime of jest that compiles each module once in a worker. */
import { Context, createContext, runInContext } from 'vm';
import { compileOnce, Executor } from '../../projenrc/shared-scripts';

type Module = (module: { exports: Record<string, unknown> }) => void;

function executorOf(context: Context | null): Executor & { readonly ownCompiles: string[] } {
  const ownCompiles: string[] = [];
  const executor = {
    ownCompiles,
    injectedModuleParameters: ['module'],
    environment: { getVmContext: () => context },
    compile: (source: string, filename: string): Module | null => {
      ownCompiles.push(`${filename}: ${source}`);
      return null;
    },
  };
  compileOnce(executor);
  return executor;
}

function load(executor: Executor, source: string, filename: string): Record<string, unknown> {
  const module = { exports: {} };
  (executor.compile(source, filename) as Module)(module);
  return module.exports;
}

test('each test file loads modules of its own, which see the globals of its context', () => {
  const source = 'module.exports.state = []; module.exports.type = Array; module.exports.name = who;';
  const [one, other] = ['one', 'other'].map((who) => {
    const context = createContext({ who });
    const { state, type, name } = load(executorOf(context), source, '/globals.js');
    expect(type).toBe(runInContext('Array', context));
    expect(name).toBe(who);
    return state;
  });
  expect(one).not.toBe(other);
});

test('a file whose text has changed is compiled again', () => {
  const executor = executorOf(createContext({}));
  expect([1, 2, 1].map((value) => load(executor, `module.exports.value = ${value};`, '/changed.js').value)).toEqual([1, 2, 1]);
  expect(executor.ownCompiles).toEqual([]);
});

test('an error names the line and the column of the file, on its first line too', () => {
  const executor = executorOf(createContext({}));
  const stackOf = (source: string, filename: string): string => {
    try {
      load(executor, source, filename);
    } catch (error) {
      return (error as Error).stack!;
    }
    throw new Error('Nothing was thrown');
  };
  expect(stackOf('  throw new Error();', '/first-line.js')).toContain('/first-line.js:1:9');
  expect(stackOf('\n throw new Error();', '/second-line.js')).toContain('/second-line.js:2:8');
});

test.each([
  ['what imports at run time', 'const later = () => import("fs");'],
  ['what is no script, which has an error in the words of jest', 'const = 1;'],
])('jest compiles %s', (_, source) => {
  const executor = executorOf(createContext({}));
  expect(executor.compile(source, '/own.js')).toBeNull();
  expect(executor.ownCompiles).toEqual([`/own.js: ${source}`]);
});

test('nothing is compiled for a test file that has ended', () => {
  const executor = executorOf(null);
  expect(executor.compile('', '/ended.js')).toBeNull();
  expect(executor.ownCompiles).toHaveLength(1);
});
