/**
 * The runtime of jest, which compiles each module once in a worker. As it comes, jest compiles all modules again for each
 * test file, and V8 drops what it compiled before: aws-cdk-lib alone takes longer than most tests. The modules
 * themselves are not shared: each test file still loads its own.
 */
const { Script } = require('node:vm');
const Runtime = require('jest-runtime').default;

/** By the name of the file. */
const scripts = new Map();

function scriptOf(source, filename, parameters) {
  const known = scripts.get(filename);
  if (known?.source === source) return known.script;
  const head = `(function (${parameters.join(', ')}) {`;
  const script = new Script(`${head}${source}\n})`, { filename, columnOffset: -head.length });
  scripts.set(filename, { source, script });
  return script;
}

function compileOnce(executor) {
  const compile = executor.compile.bind(executor);
  executor.compile = (source, filename) => {
    const context = executor.environment.getVmContext();
    // What imports at run time is bound to its test file.
    if (context === null || /\bimport\s*\(/.test(source)) return compile(source, filename);
    try {
      return scriptOf(source, filename, executor.injectedModuleParameters).runInContext(context);
    } catch {
      return compile(source, filename); // throws in the words of jest
    }
  };
}

module.exports = class SharedScripts extends Runtime {
  constructor(...args) {
    super(...args);
    compileOnce(this.executor);
  }
};
module.exports.compileOnce = compileOnce;
