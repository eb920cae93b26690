/** What plans say in the words of a CDK app, for every fixture that a rule fires on, is TypeScript that compiles against aws-cdk-lib. */
import { existsSync, readdirSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { classOf, Names, namesOf } from '../../../src/fixes/cdk/naming';
import { cdkWords } from '../../../src/fixes/cdk/words';
import { FixPlan, fixPlan, ResourcePlan } from '../../../src/fixes/plan';
import { ALL_RULES } from '../../../src/rules/all';
import { readApp } from '../../../src/template/read-app';
import { Stack } from '../../../src/template/stack';

const FIXTURES = join(__dirname, '../../rules/fixtures');
const LIBRARY = dirname(require.resolve('aws-cdk-lib/package.json'));
/** Types whose L2 constructs options and methods are those of. */
const CONSTRUCTS = new Set([
  'CloudWatch::Alarm', 'DynamoDB::Table', 'Events::EventBus', 'Events::Rule', 'IAM::Policy', 'IAM::Role', 'Kinesis::Stream', 'KMS::Key', 'Lambda::Alias',
  'Lambda::EventInvokeConfig', 'Lambda::EventSourceMapping', 'Lambda::Function', 'Lambda::Version', 'S3::Bucket', 'SNS::Subscription', 'SNS::Topic',
  'SQS::Queue', 'SQS::QueuePolicy',
].map((type) => `AWS::${type}`));
const WITH_OPTIONS: Readonly<Record<string, string>> = {
  'AWS::Lambda::EventInvokeConfig': 'lambda.EventInvokeConfigOptions',
  'AWS::Lambda::EventSourceMapping': 'lambda.EventSourceMappingOptions',
};
const HEAD = [
  "import { Construct } from 'constructs';",
  "import { Aws, Duration, Fn } from 'aws-cdk-lib';",
  "import { EventBridgeDestination, LambdaDestination, S3Destination, SnsDestination, SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';",
  "import { S3OnFailureDestination, SnsDlq, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';",
];
/** A plan tells resources by name; in which order they are written, its reader decides. */
const OF_ORDER = new Set([2448, 2454]);
/** Half of an option that is there already: what changes is told, the other half is the user's. */
const HALF = /Property '(?:queue|maxReceiveCount)' is missing in type/;

test('words of plans compile', () => {
  const code = readdirSync(FIXTURES).filter((name) => name.includes('.bad.')).flatMap((name) => {
    const plan = fixPlan(readApp([join(FIXTURES, name)]), ALL_RULES);
    return plan.settled.stacks.map((stack, i) => functionOf(`${name.replace(/\W/g, '_')}_${i}`, plan, stack));
  }).join('\n');
  const modules = new Set([...code.matchAll(/\b([a-z0-9]+)\.(?=[A-Z])/g)].map(([, module]) => module).filter((module) => existsSync(join(LIBRARY, `aws-${module}`))));
  const imports = [...modules].map((module) => `import * as ${module} from 'aws-cdk-lib/aws-${module}';`);
  expect(problemsOf([...HEAD, ...imports, code].join('\n')).filter((problem) => !HALF.test(problem))).toEqual([]);
});

function functionOf(name: string, plan: FixPlan, stack: Stack): string {
  const names = namesOf(plan).get(stack.name)!;
  const told = plan.resources.filter((resource) => resource.stack === stack.name && resource.becomes !== 'removed');
  const added = new Set(told.filter(({ becomes }) => becomes === 'added').map(({ logicalId }) => names.variable(logicalId)));
  const there = new Map([...stack.resources].map(([logicalId, { type }]) => [names.variable(logicalId), type]));
  const [news, changes] = [told.filter(({ becomes }) => becomes === 'added'), told.filter(({ becomes }) => becomes === 'changed')];
  return [
    `export function ${name}(this: Construct): void {`,
    ...[...there].filter(([variable]) => !added.has(variable)).map(([variable, type]) => `  const ${variable} = undefined as unknown as ${classNamed(type)};`),
    ...news.map((resource) => cdkWords(resource, names).join('\n')),
    ...changes.flatMap((resource) => changeLines(resource, names)),
    '}',
  ].join('\n');
}

function changeLines(resource: ResourcePlan, names: Names): readonly string[] {
  const isOption = (line: string): boolean => /^\w+: .*,$/.test(line);
  const lines = cdkWords(resource, names);
  const { module, name } = classOf(resource.type);
  const options = lines.filter(isOption);
  return [
    ...(options.length === 0 ? [] : ['  ({', ...options, `  }) satisfies Partial<${WITH_OPTIONS[resource.type] ?? `${module}.${name}Props`}>;`]),
    ...lines.filter((line) => !isOption(line)),
  ];
}

function classNamed(type: string): string {
  const { module, name } = classOf(type);
  if (CONSTRUCTS.has(type)) return `${module}.${name}`;
  return /^AWS::/.test(type) ? `${module}.Cfn${name}` : 'unknown';
}

function problemsOf(code: string): readonly string[] {
  const file = join(__dirname, 'words-of-plans.ts');
  const options: ts.CompilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const [getSourceFile, fileExists] = [host.getSourceFile.bind(host), host.fileExists.bind(host)];
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...others) => (
    path === file ? ts.createSourceFile(path, code, ts.ScriptTarget.ES2022, true) : getSourceFile(path, ...others)
  );
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file)!;
  const all = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  return all.filter(({ code: kind }) => !OF_ORDER.has(kind)).map(({ messageText, start = 0 }) => {
    const line = code.split('\n')[source.getLineAndCharacterOfPosition(start).line].trim();
    return `${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
