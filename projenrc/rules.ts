/**
 * What is derived from the rules: `src/rules/all.ts` from the names of the files, RULES.md from the rules and their fixtures.
 * `npx ts-node projenrc/rules.ts` writes both; the tests compare them.
 */
import { readdirSync, writeFileSync } from 'fs';
import { join } from 'path';

export const ROOT = join(__dirname, '..');
const RULES = join(ROOT, 'src/rules');

/** Files beside the rules that are none. */
const NO_RULES: readonly string[] = ['all', 'define-rule', 'finding'];

export function ruleIds(): readonly string[] {
  return readdirSync(RULES).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -'.ts'.length))
    .filter((stem) => !NO_RULES.includes(stem)).sort();
}

export function rulesIndex(): string {
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

if (require.main === module) {
  writeFileSync(join(RULES, 'all.ts'), rulesIndex());
}
