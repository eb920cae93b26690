/** The tests that decide about a mutant, the nearest to its file first. */

/** They read the sources as text, differ from run to run, are of the constructs, or take thousands of inputs (`npm run test:laws`). */
const LEFT_OUT = [
  'test/project/', 'test/mutation/', 'test/projenrc/', 'test/fuzz/', 'test/hostile/', 'test/template/hostile', 'test/rules/hidden-inputs', 'test/fixes/harmless',
  'test/fixes/cdk/compiles', 'test/fixes/cdk/synthesized', 'test/constructs/', 'test/nag/', 'test/matrix/', 'test/bad-input/', 'test/apps/', 'test/examples/',
  'test/readme/', 'test/recipes/', 'test/cli/bundle', 'test/cli/run-command',
];

/** They take whole templates through all that is between a reader and a message. */
const THROUGH_ALL: ReadonlySet<string> = new Set(['test/rules/contract.test.ts', 'test/rules/bounds.test.ts', 'test/checks/cases.test.ts', 'test/graph/read-graph.test.ts']);
/** `kills` tells how many mutants each test file has killed: of equally near files, those that kill come first. */
export function nearestTests(file: string, related: readonly string[], kills: ReadonlyMap<string, number>): readonly string[] {
  return related.filter((test) => !LEFT_OUT.some((start) => test.startsWith(start)))
    .map((test) => ({ test, order: [distance(file, test), -(kills.get(test) ?? 0)] }))
    .sort((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1] || (a.test < b.test ? -1 : 1))
    .map(({ test }) => test);
}

/** The test beside the file, then those of its folder, those that go through all, those of its room, and the others. */
function distance(file: string, test: string): number {
  const [place, other] = [file.replace(/\.ts$/, ''), test.replace(/\.test\.ts$/, '')].map((path) => path.split('/').slice(1));
  const folder = place.slice(0, -1).join('/');
  if (place.join('/') === other.join('/')) return 0;
  if (folder === other.slice(0, -1).join('/')) return 1;
  if (THROUGH_ALL.has(test)) return 2;
  return place[0] === other[0] ? 3 : 4;
}
