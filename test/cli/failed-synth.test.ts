/** A cloud assembly that a failed synth has left is noted. */
import { folderOfEachTest, ran, SOUND } from './support';

const folder = folderOfEachTest();
const NOTE = 'error.txt is what a failed cdk synth leaves: the templates beside it may be unfinished or older, so synthesize again';

beforeEach(() => {
  folder.write('Shop.template.json', SOUND);
  folder.write('manifest.json', { version: '36.0.0', artifacts: { Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json' } } } });
});

test('by check, in its report, and by report, on standard error', () => {
  folder.write('error.txt', 'DependencyCycle');
  expect(JSON.parse(ran(['check', '.', '--format', 'json']).out).notes).toContain(NOTE);
  expect(ran(['report', '.']).error).toBe(`note: ${NOTE}\n`);
  expect(ran(['report', 'Shop.template.json', '--diff', '.']).error).toBe(`note: ${NOTE}\n`);
});

test('no other assembly is, and no template', () => {
  expect(JSON.parse(ran(['check', '.', '--format', 'json']).out).notes).toEqual([]);
  folder.write('error.txt', 'DependencyCycle');
  expect(ran(['report', 'Shop.template.json']).error).toBe('');
});
