/**
 * The whole project in one place: `npx projen` writes package.json, the compiler, test and lint settings and the tasks from here.
 * Larger settings (languages, lint rules, the newest aws-cdk-lib, examples) are in `projenrc/`.
 */
import { awscdk, javascript, release } from 'projen';
import { ExampleTasks } from './projenrc/examples';
import { JEST } from './projenrc/jest';
import { languages } from './projenrc/languages';
import { tightenLint } from './projenrc/lint';
import { NewestAwsCdkLib } from './projenrc/newest';
import { RosettaFixture } from './projenrc/rosetta';
import { DOCS_ASSEMBLY } from './projenrc/snippets/tablets';

/** The lowest aws-cdk-lib that works: the first whose validation context carries the construct tree. Everything compiles against it. */
const FLOOR = '2.258.0';
/** The highest aws-cdk-lib that `npm run test:newest` proves. */
const NEWEST = '2.276.0';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-lambda-delivery',
  description: 'AWS CDK constructs for Lambda functions that lose no event',
  author: 'The cdk-lambda-delivery team',
  authorAddress: 'maintainers@cdk-lambda-delivery.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery.git',
  homepage: 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery#readme',
  bugsUrl: 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/issues',
  license: 'Apache-2.0',
  stability: 'experimental', // until 1.0.0
  keywords: [
    'cdk', 'awscdk', 'aws-cdk', 'constructs', 'aws', 'lambda', 'serverless', 'event-driven', 'event-source-mapping', 'dead-letter-queue', 'dlq',
    'destinations', 'sqs', 'kinesis', 'dynamodb-streams', 'retries', 'partial-batch-response', 'cdk-nag',
  ],
  ...languages,
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  projenVersion: '0.103.25',
  cdkVersion: FLOOR,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.20.0',
  devDeps: [
    'cdk-nag@3.0.2', 'commander@^14', '@types/node@^20', '@types/sarif@^2', 'aws-cdk@2.1148.1', 'fast-check@^4', 'ajv@^8', 'ajv-formats@^3', 'esbuild@^0.25',
    'saxes@^6', 'recheck@4.5.0', '@dagrejs/dagre@3.1.3', 'playwright-core@1.65.1', 'axe-core@4.14.1', '@stryker-mutator/instrumenter@9.6.1',
    '@jest/test-sequencer@^30', 'jest-runtime@^30', 'yaml@^2',
  ],
  jestOptions: {
    jestVersion: '^30',
    configFilePath: 'jest.config.json',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    coverageText: false,
    jestConfig: {
      testTimeout: 60000,
      collectCoverage: false,
      maxWorkers: '100%', // half of a machine with two cores would idle
      moduleNameMapper: {
        '^cdk-lambda-delivery$': '<rootDir>/src/index.ts',
        '^#layout$': '<rootDir>/src/report/layout/layout.ts',
        '^#page$': '<rootDir>/test/support/page.ts',
      },
      // Each test file runs in a context of its own, where a loop that names a global takes up to sixteen times as long.
      sandboxInjectedGlobals: ['Array', 'JSON', 'Map', 'Math', 'Number', 'Object', 'Set', 'String'],
      testSequencer: '<rootDir>/projenrc/slow-first.js',
      setupFiles: ['<rootDir>/projenrc/without-creation-stacks.js'],
      runtime: '<rootDir>/projenrc/shared-scripts.js', // compiling aws-cdk-lib for each test file would take a third of the time
    },
  },
  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfigDev: {
    include: ['.projenrc.ts'], // beside **/*.ts, which projen adds and which skips files that start with a dot
    exclude: ['lib', 'dist', '**/cdk.out'],
    // `page` runs in a browser. Examples import the library by name: their types come from src, so that checking them needs no compile.
    compilerOptions: { lib: ['es2022', 'dom', 'dom.iterable'], paths: { 'cdk-lambda-delivery': ['./src/index.ts'] } },
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'bench', 'page'],
    projectService: false,
    tsconfigPath: './tsconfig.dev.json',
    commandOptions: { fix: false, extraArgs: ['--max-warnings=0'] },
  },
  docgen: true,
  github: false,
  release: true, // `npm run release` bumps, writes CHANGELOG.md from the commits and tags; it publishes nothing
  releaseTrigger: release.ReleaseTrigger.manual({ changelogPath: 'CHANGELOG.md', gitPushCommand: '' }),
  buildWorkflow: false,
  pullRequestTemplate: false,
  depsUpgrade: false,
  vscode: false,
  sampleCode: false,
  npmignoreEnabled: false, // `files` below names what ships, so that a new folder stays at home
  lambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
  gitignore: [
    '.jsii.tabl.json', 'cdk.out/', '!/.npmrc', '!/src/sources/logs/', '!/test/sources/logs/', '!/src/constructs/sources/logs/', '!/src/constructs/triggers/logs/',
    '/sbom.cdx.json', // written by the compile, with the version that is being released
    '/.npmignore', // jsii-pacmak writes it; `files` decides all the same
    '/.venv/', '__pycache__/', '/examples/java/*/target/', '/examples/go/*/go.sum', // of the examples in other languages
  ],
});

project.package.addField('exports', {
  '.': { types: './lib/index.d.ts', default: './lib/index.js' },
  './package.json': './package.json',
  './.jsii': './.jsii',
});
// What only a picture, a page or YAML needs is loaded by these names from bundles of its own. In tests, the first two are the sources.
project.package.addField('imports', { '#layout': './lib/cli/layout.js', '#page': './lib/cli/page.js', '#yaml': './lib/cli/yaml.js' });
project.package.addField('bin', { 'cdk-lambda-delivery': 'lib/cli/start.js' });
project.package.addField('files', [
  'lib/**/*.js', 'lib/**/*.d.ts', 'schema/*.json', '.jsii', 'docs/**/*.md', '*.md', '!docs/api.*.md', '!ARCHITECTURE.md', '!CONTRIBUTING.md', 'NOTICE', 'sbom.cdx.json',
]);
project.package.addVersion('0.1.0');
project.tasks.tryFind('unbump')!.reset('git restore package.json'); // projen's would write 0.0.0
// The command needs neither of the two, and npx would download 196 MB for them.
project.package.addField('peerDependenciesMeta', { 'aws-cdk-lib': { optional: true }, 'constructs': { optional: true } });
// Neither script is needed for what is installed; npm would ask about them at every install.
project.package.addField('allowScripts', { '@parcel/watcher': false, 'esbuild': false, 'unrs-resolver': false });

// 1.13.0 names bindings that are not all published, and `npm ci` insists on every platform's.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// The same lock file whoever writes it: without the address of the registry that they happen to use.
project.npmrc.addConfig('omit-lockfile-registry-resolved', 'true');
project.npmrc.addConfig('audit', 'false');
project.npmrc.addConfig('fund', 'false');

tightenLint(project.eslint!, project.name);

// `npm test` is jest alone and changes no file; lint and types have commands of their own, and `npm run build` runs them all.
// What hides, shuffles, spoils or doubles thousands of inputs, compiles and synthesizes dozens of apps, or starts programs in
// processes of their own, takes half of the time, and runs apart.
const laws = [
  'test/apps/silence', 'test/bad-input/', 'test/cli/bundle', 'test/constructs/checks/same-as-command', 'test/constructs/defaults/apps',
  'test/constructs/triggers/function-shapes', 'test/fixes/additions/plan-additions', 'test/fixes/cdk/compiles', 'test/fixes/cdk/constructs',
  'test/fixes/cdk/library/', 'test/fixes/harmless', 'test/fixes/laws', 'test/fixes/round-trip', 'test/fixes/trial', 'test/fixes/write/templates',
  'test/fuzz/', 'test/hostile/', 'test/iam/hostile', 'test/matrix/', 'test/project/action', 'test/project/constructs', 'test/project/gitlab',
  'test/project/regular-expressions', 'test/projenrc/compat', 'test/projenrc/sbom', 'test/projenrc/yaml', 'test/readme/docs', 'test/report/hostile',
  'test/report/recount', 'test/rules/coverage', 'test/rules/hidden-inputs', 'test/rules/turning-numbers', 'test/template/hostile',
  'test/template/rewrite/laws', 'test/trial/',
];
project.testTask.reset(`${JEST} --testPathIgnorePatterns=/node_modules/ ${laws.join(' ')} --passWithNoTests --ci`, { receiveArgs: true });
project.addTask('test:laws', {
  description: 'Test what holds for every input and every app (hidden values, hostile texts, growth, plans, generated apps), and what ships as programs',
  exec: `${JEST} --ci ${laws.join(' ')}`,
});
// aws-cdk-lib's own validator costs 2 s and 300 MB a process; `npm run examples` runs with it.
for (const name of ['test', 'test:laws', 'test:update', 'test:watch']) project.tasks.tryFind(name)!.env('CDK_VALIDATION', 'false');
project.addTask('test:sam', {
  description: 'Compare what the command says about SAM templates with what it says about their expansions, which .ci/run makes',
  exec: `${JEST} --testMatch "<rootDir>/test/template/sam/oracle/*.oracle.ts" --ci`,
  receiveArgs: true,
});
project.addTask('mutate', {
  description: 'Change expressions of the pure half one at a time, and ask whether a test notices: --seed N --mutants N',
  exec: 'ts-node --transpile-only --project projenrc/tsconfig.json test/mutation/mutate.ts',
  receiveArgs: true,
});
project.addTask('test:browser', {
  description: 'Test the page of the report in Chromium, where it is installed; screenshots go to test-reports/browser',
  exec: `${JEST} --testMatch "<rootDir>/test/browser/*.browser.ts" --ci --runInBand`,
  receiveArgs: true,
});
project.addTask('pictures', {
  description: 'Write the pictures of the README and of docs/report.md',
  env: { WRITE_PICTURES: '1' },
  exec: `${JEST} --ci test/readme/pictures`,
});
const typecheck = project.addTask('typecheck', {
  description: 'Check the types of everything, examples and tests included',
  exec: 'tsc --noEmit -p tsconfig.dev.json',
});
project.addTask('eslint:fix', { description: 'Lint, and fix what can be fixed', steps: [{ spawn: 'eslint', args: ['--fix'] }] });

const rules = project.addTask('rules', {
  description: 'Write the index of the rules, RULES.md and the schema of the config file from the rules and their fixtures',
  steps: [
    { exec: 'ts-node --project projenrc/tsconfig.json projenrc/rules.ts' },
    { exec: 'ts-node --project projenrc/tsconfig.json projenrc/config-schema.ts' },
  ],
});

project.preCompileTask.spawn(rules);
project.preCompileTask.exec('node -e "fs.rmSync(\'lib\', { recursive: true, force: true })"'); // no stale file ships
project.preCompileTask.spawn(typecheck);
project.preCompileTask.spawn(project.eslint!.eslintTask);
project.compileTask.exec('node projenrc/lazy-index.js');
project.compileTask.exec('node projenrc/bundle-command.js');
project.compileTask.exec('node projenrc/prune-lib.js');
project.compileTask.spawn(project.addTask('sbom', {
  description: 'Write sbom.cdx.json, the bill of materials of what the package carries of others',
  exec: 'node projenrc/sbom.js',
}));
project.postCompileTask.exec('ts-node --transpile-only --project projenrc/tsconfig.json projenrc/snippets/docs.ts');
project.postCompileTask.exec(`jsii-rosetta extract --batch --compile --fail . ${DOCS_ASSEMBLY}`); // every example of README, doc comments and docs
project.postCompileTask.exec('ts-node --transpile-only --project projenrc/tsconfig.json projenrc/snippets/mend.ts');
// With the translations of the step before. The pages are 2 MB, so the package leaves them out; a test compares their names with API.md.
const languagePages = project.addTask('docgen:languages', {
  description: 'Write the API reference in Python, Java, Go and C#, after post-compile',
  exec: 'jsii-docgen -o docs/api -l python -l java -l go -l csharp',
});
project.annotateGenerated('/docs/api.*.md');
project.addTask('snippets', {
  description: 'Run the examples of README and doc comments in Python, or compile them in Java or Go: npm run snippets -- python',
  exec: 'ts-node --transpile-only --project projenrc/tsconfig.json projenrc/snippets/try.ts',
  receiveArgs: true,
});

// `build` stays within Node: the other languages' packages need their toolchains and are made by name (`npm run package:python`).
project.packageTask.reset();
project.packageTask.spawn(languagePages); // half a minute, which `.ci/run` saves
project.packageTask.spawn(project.tasks.tryFind('package:js')!);

const python = project.tasks.tryFind('package:python')!;
python.exec('python3 projenrc/python/replace_command.py dist/python'); // jsii's own loads aws-cdk-lib before the command
project.removeTask('package-all');
project.addTask('package:all', {
  description: 'Create the package of each language whose toolchain is installed, and say which were skipped',
  exec: 'node projenrc/package-all.js',
});

// The lowest Node that is promised has ended its life; jsii says so in eleven lines at every command.
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

// aws-cdk-lib speaks of its own deprecated parts, which no one here can change, between the lines that matter.
project.tasks.addEnvironment('JSII_DEPRECATED', 'quiet');

// projen's own compares with what npm has, and with the API alone.
project.removeTask('compat');
project.addTask('compat', {
  description: 'Compare with the last release tag: the API, and what an upgrade of its examples would replace',
  steps: [{ spawn: 'compile:if-stale' }, { exec: 'ts-node --transpile-only --project projenrc/tsconfig.json projenrc/compat/compat.ts' }],
});

project.addTask('compare', {
  description: 'Compare what the command says with what that of another compiled checkout says: npm run compare -- FOLDER',
  steps: [
    { spawn: 'compile:if-stale' },
    { exec: 'ts-node --transpile-only --project projenrc/tsconfig.json projenrc/compare-outputs.ts', receiveArgs: true },
  ],
});

project.addTask('bench', {
  description: 'Measure synth and import, as ratios in one run; fails above the bounds',
  steps: [
    { spawn: 'compile:if-stale' },
    { exec: 'node --expose-gc -r ts-node/register/transpile-only bench/synth.ts', receiveArgs: true },
    { exec: 'ts-node --transpile-only bench/import.ts' },
  ],
});

project.addTask('bench:rules', {
  description: 'Measure the rule catalogue over 300 and over 10,000 functions; fails above the bounds',
  exec: 'node -r ts-node/register/transpile-only bench/rules.ts',
});

project.addTask('bench:layout', {
  description: 'Measure where pictures of 50 to 5,000 nodes are placed, in two processes that must agree; fails above the bounds',
  exec: 'node -r ts-node/register/transpile-only bench/layout.ts',
});

project.addTask('bench:command', {
  description: 'Measure the command over one template beside an empty node program, cfn-lint and checkov; fails above the bounds',
  steps: [{ spawn: 'compile:if-stale' }, { exec: 'ts-node --transpile-only bench/command.ts' }],
});

project.addTask('bench:sarif', {
  description: 'Measure the command over 10,000 functions as SARIF beside JSON; fails above the bounds',
  steps: [{ spawn: 'compile:if-stale' }, { exec: 'ts-node --transpile-only bench/sarif.ts' }],
});

project.addTask('bench:checks', {
  description: 'Measure DeliveryChecks at synth beside the validator of aws-cdk-lib and a pack of cdk-nag; fails above the bounds',
  steps: [{ spawn: 'compile:if-stale' }, { exec: 'ts-node --transpile-only bench/delivery-checks.ts' }],
});

new NewestAwsCdkLib(project, NEWEST);
new ExampleTasks(project);
new RosettaFixture(project);

project.synth();
