// Checks what the package has, by the answer of `npm pack --dry-run --json` on standard input: only what users need, all of it, and each bundled package
// in sbom.cdx.json.
import { readFileSync } from 'node:fs';

const WANTED = [
  /^lib\/.+\.(js|d\.ts)$/, /^docs\/(?!api\.).+\.md$/, /^schema\/.+\.json$/,
  /^(README|API|RULES|AGENTS|CHANGELOG|CODE_OF_CONDUCT|SECURITY)\.md$/, /^(\.jsii|LICENSE|NOTICE|sbom\.cdx\.json|package\.json)$/,
];
const NEEDED = [
  'lib/index.js', 'lib/index.d.ts', 'lib/cli/index.js', 'lib/cli/yaml.js', '.jsii', 'README.md', 'API.md', 'RULES.md', 'LICENSE', 'NOTICE', 'AGENTS.md',
  'sbom.cdx.json', 'docs/checking.md', 'schema/cdk-lambda-delivery.schema.json',
];

const [{ files }] = [].concat(Object.values(JSON.parse(readFileSync(0, 'utf8'))));
const names = files.map(({ path }) => path);
const listed = JSON.parse(readFileSync('sbom.cdx.json', 'utf8')).components
  .flatMap(({ evidence }) => evidence.occurrences.map(({ location }) => location));
const bundled = names.map((name) => /^node_modules\/(@[^/]+\/)?[^/]+/.exec(name)?.[0]).filter((name) => name !== undefined);

const problems = {
  stray: names.filter((name) => !WANTED.some((pattern) => pattern.test(name))),
  missing: NEEDED.filter((name) => !names.includes(name)),
  'with a source map': names.filter((name) => /^lib\/.+\.js$/.test(name) && readFileSync(name, 'utf8').includes('sourceMappingURL=data')),
  'not in sbom.cdx.json': [...new Set(bundled)].filter((name) => !listed.includes(name)),
};
const found = Object.entries(problems).filter(([, of]) => of.length > 0);
for (const [problem, of] of found) console.error(`${problem}: ${of.join(', ')}`);
process.exitCode = found.length > 0 ? 1 : 0;
