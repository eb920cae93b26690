/** Lists what the code of a plan needs first: imports, and the constructs of the app that the code uses. */
import { comment } from './comment';
import { Mention } from './mentions';

/** Modules whose package has a different name. */
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

/** Code that finds a construct inside another one, or else a comment with its path. */
export function mentionLine({ variable, type, path, code }: Mention): string {
  return code === undefined ? comment(`${variable}: ${path} (${type})`) : `const ${variable} = ${code};`;
}
