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

/** The files that define a rule, by name; what else stands beside them is theirs to share. */
export function ruleIds(): readonly string[] {
  return readdirSync(RULES).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -'.ts'.length)).filter(definesRule).sort();
}

/** `two-words.ts` exports `twoWords`: a rule by any other name would be left out of the index without a word. */
function definesRule(stem: string): boolean {
  const defined = /^export const (\w+) = defineRule\(/m.exec(written(join(RULES, `${stem}.ts`)))?.[1];
  if (defined !== undefined && defined !== nameOf(stem)) {
    throw new Error(`src/rules/${stem}.ts exports the rule ${defined}; name it ${nameOf(stem)}, after its file`);
  }
  return defined !== undefined;
}

function nameOf(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

export function indexText(): string {
  const imports = [...ruleIds().map((id) => [id, nameOf(id)]), ['kit/define-rule', 'Rule']].sort()
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
