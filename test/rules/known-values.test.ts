/**
 * A rule's own file decides with `report`, `map` and their kin, which report what is hidden. Where it asks `isUnknown`
 * itself, it passes the unknown on, or a comment says why what is hidden needs no report there.
 */
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

const RULES = join(__dirname, '../../src/rules');

/** `isUnknown(value) ? value : …`, `if (isUnknown(value)) return value`, `.find(isUnknown)`, `undecidedIfUnknown(…)`. */
const HANDED_ON = /\bisUnknown\(([\w.]+)\)(?: \? |\) return )\1\b(?!\.)|\.find\(isUnknown\)|.*\bundecidedIfUnknown\(.*/g;
const COMMENT = /\/\/ \S|\/\*\* \S|^\s*\*/;

function unsaid(file: string): readonly string[] {
  const lines = readFileSync(join(RULES, file), 'utf8').split('\n');
  return lines.flatMap((line, i) => {
    const isAsked = !line.startsWith('import ') && line.replace(HANDED_ON, '').includes('isUnknown');
    const isSaid = COMMENT.test(line) || COMMENT.test(lines[i - 1] ?? '');
    return isAsked && !isSaid ? [`${file}:${i + 1}: ${line.trim()}`] : [];
  });
}

test('no rule drops a hidden value without a word', () => {
  const files = readdirSync(RULES).filter((file) => file.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(unsaid)).toEqual([]);
});
