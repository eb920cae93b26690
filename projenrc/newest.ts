/**
 * The tests that load aws-cdk-lib, against the newest of it. It is installed beside the floor under another name, locked like every other
 * dependency, and put in the floor's place by name: in jest (cdk-nag's imports included), for the compiler, and for apps that
 * are run with `newest-hook.js`. There is one copy of `constructs`, so a construct of one is a construct of the other.
 */
import { awscdk, Component, JsonFile } from 'projen';
import { JEST } from './jest';

export class NewestAwsCdkLib extends Component {
  /** What `import 'aws-cdk-lib'` becomes. */
  static readonly ALIAS = 'aws-cdk-lib-newest';

  constructor(project: awscdk.AwsCdkConstructLibrary, version: string) {
    super(project);
    const alias = NewestAwsCdkLib.ALIAS;
    project.addDevDeps(`${alias}@npm:aws-cdk-lib@${version}`);

    new JsonFile(project, 'jest.newest.config.json', {
      obj: () => ({
        ...project.jest!.config,
        moduleNameMapper: { ...project.jest!.config.moduleNameMapper, '^aws-cdk-lib$': alias, '^aws-cdk-lib/(.*)$': `${alias}/$1` },
        testPathIgnorePatterns: [
          '/node_modules/',
          // aws-cdk-lib may write a resource otherwise in a later release.
          '\\.snapshot\\.test\\.ts$', 'test/readme/pictures',
          // The compiler that it starts reads the types of the floor.
          'test/fixes/cdk/compiles',
          // What the library refuses before aws-cdk-lib sees it, and where in the project each construct stands.
          'test/bad-input/(?!numbers)', 'test/project/constructs',
          // `test/fuzz/judge.ts` builds the same apps with the newest, and hands them to its validator.
          'test/fuzz/',
        ],
        filter: '<rootDir>/projenrc/meets-cdk.js',
      }),
    });
    new JsonFile(project, 'tsconfig.newest.json', {
      obj: {
        extends: './tsconfig.dev.json',
        compilerOptions: {
          paths: {
            'cdk-lambda-delivery': ['./src/index.ts'],
            'aws-cdk-lib': [`./node_modules/${alias}`],
            'aws-cdk-lib/*': [`./node_modules/${alias}/*`],
          },
        },
        include: ['src/**/*.ts', 'test/**/*.ts'],
      },
    });
    project.addTask('typecheck:newest', {
      description: `Check types against aws-cdk-lib ${version}`,
      exec: 'tsc --noEmit -p tsconfig.newest.json',
    });
    project.addTask('test:newest', {
      description: `Run the tests that load aws-cdk-lib against aws-cdk-lib ${version}`,
      env: { CDK_VALIDATION: 'false' },
      exec: `${JEST} --config jest.newest.config.json --passWithNoTests --ci`,
      receiveArgs: true,
    });
  }
}
