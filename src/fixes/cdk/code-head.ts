/** What stands before the code of a plan: the modules that it takes from, and the constructs of the app that it speaks of. */
import { comment } from './comment';
import { Mention } from './mentions';

/** Modules with a name that says more than that of their package. */
const PACKAGES: Readonly<Record<string, string>> = { destinations: 'lambda-destinations', sources: 'lambda-event-sources' };
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

export function importsOf(lines: readonly string[]): readonly string[] {
  const code = lines.map((line) => line.replace(STRINGS, '""').replace(/\/\/.*$/, '')).join('\n');
  const modules = new Set([...code.matchAll(/(?<![\w.$])([a-z]\w*)\.[A-Z]/g)].map(([, module]) => module));
  const core = new Set([...code.matchAll(/(?<![\w.$])(Aws|CfnResource|Duration|Fn|Token)\b/g)].map(([word]) => word));
  return [
    ...(core.size === 0 ? [] : [`import { ${[...core].sort().join(', ')} } from 'aws-cdk-lib';`]),
    ...[...modules].sort().map((module) => `import * as ${module} from 'aws-cdk-lib/aws-${PACKAGES[module] ?? module}';`),
    ...(/(?<![\w.$])Construct\b/.test(code) ? ['import { Construct } from \'constructs\';'] : []),
  ];
}

/** What is made inside another construct is come by in code; of any other it is said where it stands. */
export function mentionLine({ variable, type, path, code }: Mention): string {
  return code === undefined ? comment(`${variable}: ${path} (${type})`) : `const ${variable} = ${code};`;
}
