/**
 * The imports and variables that every `@example` in a doc comment can use: names of this library come from `src/index.ts`, a variable for
 * each resource that a prop takes from the props, and modules of aws-cdk-lib from what the variables and the snippets use.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { awscdk, Component, TextFile } from 'projen';

/** Variables that are no prop, or of which an example needs more than the type of the prop offers. */
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
    const variables = { ...propVariables(), ...DECLARED };
    for (const module of modules(Object.values(variables))) fixture.addLine(`import * as ${module} from 'aws-cdk-lib/aws-${module.replaceAll('_', '-')}';`);
    fixture.addLine("import { Construct } from 'constructs';");
    fixture.addLine(`import { ${publicNames().join(', ')} } from '${project.name}';`);
    fixture.addLine('');
    for (const [name, type] of Object.entries(variables)) fixture.addLine(`declare const ${name}: ${type};`);
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

/** A variable for each prop that takes a resource, such as `stream: kinesis.IStream`. */
function propVariables(): Record<string, string> {
  const resources = /readonly (\w+)\??: (\w+\.I[A-Z]\w+);/g;
  const found = filesBelow('src/constructs', '-props.ts').flatMap(file => [...readFileSync(file, 'utf8').matchAll(resources)]);
  return Object.fromEntries(found.map(([, name, type]): [string, string] => [name, type]).sort());
}

/** Namespaces such as `lambda` in `lambda.Function`, of the variables and of all snippets. */
function modules(types: readonly string[]): string[] {
  const snippets = ['README.md', ...filesBelow('docs', '.md'), ...filesBelow('src/constructs', '.ts')].map(file => readFileSync(file, 'utf8'));
  const names = [...types, ...snippets].flatMap(text => [...text.matchAll(/\b([a-z]\w*)\.[A-Z]/g)]).map(([, name]) => name);
  return [...new Set(names)].filter(name => existsSync(`node_modules/aws-cdk-lib/aws-${name.replaceAll('_', '-')}`)).sort();
}

function filesBelow(folder: string, end: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith(end)).map(file => join(folder, file)).sort();
}
