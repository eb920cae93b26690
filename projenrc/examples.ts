/** Tasks that run the apps of `examples/typescript` with the plain `cdk` command, as a user would. */
import { awscdk, Component } from 'projen';

const SYNTH = 'cdk synth --quiet --no-notices --output ../../../cdk.out/demo';

export class ExampleTasks extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    // The apps import the library by name. Inside this folder that name is `lib`, through `exports` in package.json: hence the compile.
    const compiled = project.addTask('compile:if-stale', {
      description: 'Compile, unless lib is newer than src',
      condition: 'node projenrc/is-stale.js',
      steps: [{ exec: 'node -e "fs.rmSync(\'lib\', { recursive: true, force: true })"' }, { spawn: 'compile' }],
    });
    const env = { CDK_DISABLE_CLI_TELEMETRY: 'true' };
    project.addTask('demo', {
      description: 'Synthesize the orders example and print where each event goes',
      env,
      steps: [
        { spawn: compiled.name },
        { exec: SYNTH, cwd: 'examples/typescript/orders' },
        { exec: 'node lib/cli/index.js report cdk.out/demo' },
      ],
    });
    project.addTask('examples', {
      description: 'Synthesize every example, strict and with the validator of cdk synth, at the floor and at the newest aws-cdk-lib',
      env,
      steps: [
        { spawn: compiled.name },
        { exec: 'ts-node --transpile-only --project projenrc/tsconfig.json projenrc/check-examples.ts', receiveArgs: true },
      ],
    });
  }
}
