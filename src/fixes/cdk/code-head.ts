/** Lists what the code of a plan needs first: imports, and the constructs of the app that the code uses. */
import { comment } from './comment';
import { Mention } from './mentions';

/** Modules whose package has a different name. */
const PACKAGES: Readonly<Record<string, string>> = {
  destinations: 'lambda-destinations', schedulerTargets: 'scheduler-targets', sources: 'lambda-event-sources', targets: 'events-targets',
};
/** A string that does not end takes the rest of the line. */
const STRINGS_AND_COMMENTS = /"(?:[^"\\]|\\.)*"?|\/\/.*/gs;
/** The names of members, such as `Destination:`, which import nothing. */
const KEYS = /(?<![\w.$])[A-Za-z_]\w*:/g;
/** `sqs.CfnQueue.fromArn` */
const CHAINS = /[\w.$]+/g;
const CORE: ReadonlySet<string> = new Set(['Aws', 'CfnResource', 'Duration', 'Fn', 'RemovalPolicy', 'Token']);
const LIBRARY: ReadonlySet<string> = new Set([
  'AsyncInvocation', 'Destination', 'DocumentDbConsumer', 'DynamoDbConsumer', 'FailureQueue', 'KinesisConsumer', 'MqConsumer', 'MskConsumer',
  'SelfManagedKafkaConsumer', 'SqsConsumer',
]);

export function importsOf(lines: readonly string[]): readonly string[] {
  const chains = lines.flatMap((line) => line.replace(STRINGS_AND_COMMENTS, '""').replace(KEYS, '').match(CHAINS) ?? [])
    .map((chain) => chain.split('.'));
  const modules = new Set(chains.filter(([first, second = '']) => /^[a-z]\w*$/.test(first) && /^[A-Z]/.test(second))
    .map(([module]) => module));
  const first = new Set(chains.map(([name]) => name));
  const [core, library] = [CORE, LIBRARY].map((known) => [...first].filter((name) => known.has(name)).sort());
  return [
    ...(core.length === 0 ? [] : [`import { ${core.join(', ')} } from 'aws-cdk-lib';`]),
    ...[...modules].sort().map((module) => `import * as ${module} from 'aws-cdk-lib/aws-${PACKAGES[module] ?? module}';`),
    ...(library.length === 0 ? [] : [`import { ${library.join(', ')} } from 'cdk-lambda-delivery';`]),
    ...(first.has('Construct') ? ['import { Construct } from \'constructs\';'] : []),
  ];
}

/** Code that finds a construct inside another one, or else a comment with its path. */
export function mentionLine({ variable, type, path, code }: Mention): string {
  return code === undefined ? comment(`${variable}: ${path} (${type})`) : `const ${variable} = ${code};`;
}
