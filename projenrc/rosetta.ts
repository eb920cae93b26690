/** The imports and variables that every `@example` in a doc comment can use; names of this library come from `src/index.ts`. */
import { readFileSync } from 'node:fs';
import { awscdk, Component, TextFile } from 'projen';

const MODULES = [
  'cloudwatch', 'cloudwatch-actions', 'codecommit', 'codedeploy', 'dynamodb', 'events', 'iam', 'kinesis', 'kms', 'lambda', 'logs', 's3', 'scheduler', 'sns',
  'sqs',
];

const DECLARED: Record<string, string> = {
  app: 'App',
  handler: 'lambda.Function',
  alias: 'lambda.Alias',
  shop: 'lambda.Function',
  queue: 'sqs.Queue',
  deadLetterQueue: 'sqs.Queue',
  topic: 'sns.Topic',
  onCall: 'sns.Topic',
  bus: 'events.EventBus',
  bucket: 's3.Bucket',
  stream: 'kinesis.Stream',
  table: 'dynamodb.Table',
  key: 'kms.Key',
  logGroup: 'logs.LogGroup',
  repository: 'codecommit.Repository',
};

export class RosettaFixture extends Component {
  constructor(project: awscdk.AwsCdkConstructLibrary) {
    super(project);
    const fixture = new TextFile(project, 'rosetta/default.ts-fixture');
    fixture.addLine(`// ${fixture.marker}`);
    fixture.addLine("import { Acknowledgment, App, Duration, RemovalPolicy, Stack, TimeZone, Validations } from 'aws-cdk-lib';");
    for (const module of MODULES) fixture.addLine(`import * as ${module.replace('-', '_')} from 'aws-cdk-lib/aws-${module}';`);
    fixture.addLine("import { Construct } from 'constructs';");
    fixture.addLine(`import { ${publicNames().join(', ')} } from '${project.name}';`);
    fixture.addLine('');
    for (const [name, type] of Object.entries(DECLARED)) fixture.addLine(`declare const ${name}: ${type};`);
    fixture.addLine('');
    fixture.addLine('class ExampleStack extends Stack {');
    fixture.addLine('  constructor(scope: Construct, id: string) {');
    fixture.addLine('    super(scope, id);');
    fixture.addLine('    /// here');
    fixture.addLine('  }');
    fixture.addLine('}');
  }
}

/** The names in `export { A, type B } from '…'`; the index has no other form (test/project sees to it). */
function publicNames(): string[] {
  const lists = readFileSync('src/index.ts', 'utf8').matchAll(/^export (?:type )?\{([^}]*)\} from/gm);
  return [...lists].flatMap(([, list]) => list.split(',')).map(name => name.trim().replace(/^type /, '')).filter(name => name).sort();
}
