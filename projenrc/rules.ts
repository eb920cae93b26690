/**
 * What is derived from the rules: `src/rules/all.ts` from the names of the files, RULES.md from the rules and their fixtures.
 * `npx ts-node --project projenrc/tsconfig.json projenrc/rules.ts` writes both; a test compares them.
 */
import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..');
const RULES = join(ROOT, 'src/rules');
export const INDEX = join(RULES, 'all.ts');
export const PAGE = join(ROOT, 'RULES.md');

/** Files beside the rules that are none. */
const NO_RULES: readonly string[] = ['all', 'define-rule', 'finding'];

export function ruleIds(): readonly string[] {
  return readdirSync(RULES).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -'.ts'.length))
    .filter((stem) => !NO_RULES.includes(stem)).sort();
}

export function indexText(): string {
  const nameOf = (id: string): string => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const imports = [...ruleIds().map((id) => [id, nameOf(id)]), ['define-rule', 'Rule']].sort()
    .map(([file, name]) => `import { ${name} } from './${file}';`);
  return [
    '/** Every rule, sorted by id. Written by `projenrc/rules.ts` from the files beside this one; never edited. */',
    ...imports,
    '',
    'export const ALL_RULES: readonly Rule[] = [',
    ...ruleIds().map((id) => `  ${nameOf(id)},`),
    '];',
    '',
  ].join('\n');
}

/** What RULES.md needs is loaded only once the index is written. */
function write(): void {
  writeFileSync(INDEX, indexText());
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { pageText } = require('./rules-md') as { pageText: () => string };
  writeFileSync(PAGE, pageText());
}

export function written(path: string): string {
  return readFileSync(path, 'utf8');
}

if (require.main === module) write();
