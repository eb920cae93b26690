/** Java and Go are tried again where something of their own has changed, and only then. */
import { digestOf, Tried } from '../../projenrc/tried';
import { Json } from '../template/app-of';

const METHOD = { name: 'monitor', docs: { summary: 'Adds an alarm.' }, locationInModule: { filename: 'src/a.ts', line: 12 } };

function tried({ method = METHOD, java = 'new A();', app = 'class App {}', others = [{ Resources: {} }] }: {
  readonly method?: Json; readonly java?: string; readonly app?: string; readonly others?: unknown;
} = {}): Tried {
  return {
    assembly: { types: { 'lib.A': { name: 'A', methods: [method] } }, targets: { java: { package: 'a' }, go: { moduleName: 'b' } } },
    tablets: [{ snippets: { one: { translations: { java: { source: java }, go: { source: 'NewA()' } } } } }, { snippets: {} }],
    files: { 'examples/java/App.java': app },
    others,
  };
}

const BEFORE = digestOf('java', tried());

test.each<[string, Tried]>([
  ['the words of a method', tried({ method: { ...METHOD, docs: { summary: 'Adds an alarm, and more.' } } })],
  ['the line of a method', tried({ method: { ...METHOD, locationInModule: { filename: 'src/a.ts', line: 13 } } })],
  ['the order of keys', tried({ method: { locationInModule: METHOD.locationInModule, name: METHOD.name } })],
])('%s changes nothing', (_, after) => {
  expect(digestOf('java', after)).toBe(BEFORE);
});

test.each<[string, Tried]>([
  ['the name of a method', tried({ method: { ...METHOD, name: 'watch' } })],
  ['a snippet in the language', tried({ java: 'new A(1);' })],
  ['an example app', tried({ app: 'class App { }' })],
  ['the template that TypeScript makes', tried({ others: [{ Resources: { Queue: {} } }] })],
])('%s changes it', (_, after) => {
  expect(digestOf('java', after)).not.toBe(BEFORE);
});

test('a snippet in another language, and its target, change nothing', () => {
  expect(digestOf('go', tried({ java: 'new A(1);' }))).toBe(digestOf('go', tried()));
  expect(digestOf('go', tried())).not.toBe(BEFORE);
});
