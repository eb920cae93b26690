/**
 * Compares what the built command of this checkout says with what that of another says, for a refactoring that is to
 * change nothing:
 *
 *     npm run compare -- /path/to/another/checkout [--renamed old=new =added]
 *
 * Both read the same templates: every fixture of the rules, the two apps of the trial with each of their defects, the
 * apps of `test/apps`, and what `npm run examples` synthesized. A difference is one of structure (rules, severities,
 * places, counts, the graph, exit codes) or one of words alone. A difference of structure fails, and so does a template
 * of an example that is not the same byte for byte.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { App } from 'aws-cdk-lib';
import { APPS } from '../test/apps/all';
import { base, fifo } from '../test/trial/base';
import { MUTATIONS } from '../test/trial/mutations';
import { Json, Resources } from '../test/trial/parts';
import { everything, templatesOf } from '../test/trial/two-stacks/app';
import { MUTATIONS as MUTATIONS_OF_TWO } from '../test/trial/two-stacks/mutations';

const FIXTURES = 'test/rules/fixtures';
const EXAMPLES = 'cdk.out/examples';
const COMMANDS = ['check', 'report'] as const;

interface Input { readonly name: string; readonly path: string }
interface Printed { readonly out: string; readonly error: string; readonly exit: number }
interface Difference { readonly at: string; readonly before: unknown; readonly after: unknown }

function inFolder(folder: string): Input[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  return names.map(name => ({ name: `${folder}/${name}`, path: join(folder, name) }));
}

const writeJson = (path: string, value: unknown) => writeFileSync(path, JSON.stringify(value, undefined, 1));

/** An app as it is, and once for each defect. */
function variants(sound: () => Resources, mutations: typeof MUTATIONS): { name: string; resources: Resources }[] {
  return [{ name: 'sound', resources: sound() }, ...mutations.map(({ name, rule, apply }) => {
    const resources = structuredClone(sound());
    apply(resources);
    return { name: `${rule}: ${name}`, resources };
  })];
}

/** The app of one stack, as a template. */
function oneStack(folder: string): Input[] {
  return variants(() => ({ ...base(), ...fifo() }), MUTATIONS).map(({ name, resources }, i) => {
    const path = join(folder, `one-${i}.template.json`);
    writeJson(path, { Resources: resources });
    return { name: `trial of one stack, ${name}`, path };
  });
}

/** The app of two stacks and a nested one, as a cloud assembly. */
function twoStacks(folder: string): Input[] {
  return variants(everything, MUTATIONS_OF_TWO).map(({ name, resources }, i) => {
    const path = join(folder, `two-${i}`);
    const { 'Work.Apis': apis, ...stacks } = templatesOf(resources);
    const nesting = (stacks.Work.Resources as Resources).Apis;
    if (nesting) nesting.Metadata = { 'aws:asset:path': 'apis.json' };
    mkdirSync(path);
    writeJson(join(path, 'apis.json'), apis);
    for (const [stack, template] of Object.entries(stacks)) writeJson(join(path, `${stack}.json`), template);
    const artifacts = Object.fromEntries(Object.keys(stacks).map(stack => [stack, artifact(stack)]));
    writeJson(join(path, 'manifest.json'), { artifacts });
    return { name: `trial of two stacks, ${name}`, path };
  });
}

/** The apps that users write with plain aws-cdk-lib. */
function wholeApps(folder: string): Input[] {
  return APPS.map(([name, build]) => {
    const path = join(folder, `app-${name}`);
    const app = new App({ outdir: path, analyticsReporting: false, context: { '@aws-cdk/aws-iam:minimizePolicies': true } });
    build(app);
    app.synth();
    return { name: `app ${name}`, path };
  });
}

/** The templates of the examples that are not the same byte for byte. */
function differingTemplates(other: string): string[] {
  const names = readdirSync(EXAMPLES, { recursive: true }) as string[];
  const templates = names.filter(name => name.endsWith('.template.json')).sort();
  const bytes = (checkout: string, name: string) => {
    const path = join(checkout, EXAMPLES, name);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const differing = templates.filter(name => bytes(other, name) !== bytes('.', name));
  console.log(`${templates.length} templates of examples, ${differing.length} of them differ in a byte`);
  return differing;
}

function artifact(stack: string): Json {
  return {
    type: 'aws:cloudformation:stack',
    environment: 'aws://111122223333/eu-west-1',
    properties: { templateFile: `${stack}.json`, stackName: stack.toLowerCase() },
  };
}

async function printedBy(checkout: string, runs: readonly string[][]): Promise<readonly Printed[]> {
  const command = join(checkout, 'lib/cli/index.js');
  if (!existsSync(command)) throw new Error(`${checkout} is not compiled: it has no lib/cli/index.js`);
  const args = [join(__dirname, 'run-command.js'), command];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(runs));
  return JSON.parse(await text(child.stdout));
}

/** What is written for people: texts of findings and unknowns, notes, and why a value of the graph is unknown. */
const WORDS = ['message', 'fix', 'reason', 'notes', 'unknown', 'error'];
const blank = (value: unknown) => (typeof value === 'string' ? 'words' : value);

/** The value with each of these texts, and each text in a list of them, made the same. */
function withoutWords(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, inner) => (
    !WORDS.includes(key) ? inner : Array.isArray(inner) ? inner.map(blank) : blank(inner)
  ));
}

/** The first place where two values differ. */
function difference(before: unknown, after: unknown, at = ''): Difference | undefined {
  if (Object.is(before, after)) return undefined;
  const objects = [before, after].every(value => typeof value === 'object' && value !== null);
  if (!objects || Array.isArray(before) !== Array.isArray(after)) return { at, before, after };
  const [one, other] = [before as Json, after as Json];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  for (const key of keys) {
    const found = difference(one[key], other[key], at === '' ? key : `${at}.${key}`);
    if (found) return found;
  }
  return undefined;
}

/** Names that changed on purpose, and members that were added: `--renamed old=new …` on the command line; `=new` is left out. */
const RENAMED = process.argv.includes('--renamed')
  ? process.argv.slice(process.argv.indexOf('--renamed') + 1).map(pair => pair.split('='))
  : [];

function parsed({ out, ...rest }: Printed): { out: unknown } {
  const names = new Map(RENAMED.map(([from, to]) => [from, to]));
  const added = new Set(RENAMED.filter(([from]) => from === '').map(([, to]) => to));
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value === 'string') return names.get(value) ?? value;
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).filter(([key]) => !added.has(key))
      .map(([key, inner]) => [names.get(key) ?? key, renamed(inner)]));
  };
  return { ...rest, out: out === '' ? {} : renamed(JSON.parse(out)) };
}

function tell(kind: string, differences: readonly (readonly [string, Difference])[]): void {
  console.log(`\n${differences.length} differ in ${kind}`);
  for (const [name, { at, before, after }] of differences) {
    console.log(`  ${name}\n    at ${at}\n    - ${JSON.stringify(before)}\n    + ${JSON.stringify(after)}`);
  }
}

async function compare(other: string, folder: string): Promise<void> {
  const inputs = [
    ...inFolder(FIXTURES), ...inFolder(EXAMPLES), ...oneStack(folder), ...twoStacks(folder), ...wholeApps(folder),
  ];
  const runs = inputs.flatMap(({ name, path }) => COMMANDS.map(command => (
    { name: `${command} of ${name}`, args: [command, '--format', 'json', path] }
  )));
  const lists = runs.map(({ args }) => args);
  const [before, after] = await Promise.all([other, '.'].map(checkout => printedBy(resolve(checkout), lists)));
  const structure: [string, Difference][] = [];
  const words: [string, Difference][] = [];
  runs.forEach(({ name }, i) => {
    const [one, two] = [parsed(before[i]), parsed(after[i])];
    const inStructure = difference(withoutWords(one), withoutWords(two));
    const found = inStructure ?? difference(one, two);
    if (found) (inStructure ? structure : words).push([name, found]);
  });
  const refused = before.filter(({ exit }) => exit === 2).length;
  console.log(`${runs.length} runs over ${inputs.length} apps, ${refused} of them refused`);
  tell('structure', structure);
  tell('words alone', words);
  const differing = differingTemplates(other);
  differing.forEach(name => console.log(`  ${name}`));
  process.exitCode = structure.length + differing.length > 0 ? 1 : 0;
}

const [other] = process.argv.slice(2);
if (other === undefined) throw new Error('which other checkout? npm run compare -- /path/to/another/checkout');
const folder = mkdtempSync(join(tmpdir(), 'compare-'));
void compare(other, folder).finally(() => rmSync(folder, { recursive: true, force: true }));
