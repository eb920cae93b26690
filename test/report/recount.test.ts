/**
 * The closing line recounted from the JSON of the report alone: the stories in it say how many failed events are kept, told of and lost, and no
 * line claims more.
 */
import { readdirSync } from 'fs';
import { join } from 'path';
import { Folder, ran } from '../cli/support';
import { Example } from '../examples/synthesize';
import { base, fifo } from '../trial/base';

interface Exit { readonly of: string; readonly toldBy: readonly unknown[] | { readonly unknown: string } }
interface Told { readonly handover: string; readonly lost: { readonly verdict: string }; readonly exits: readonly Exit[] }
interface Hop { readonly exits: readonly Pick<Exit, 'toldBy'>[]; readonly ending: string; readonly by: string }
interface Json {
  readonly stories: readonly Told[];
  readonly hops: readonly Hop[];
  readonly summary: Record<string, unknown>;
  readonly unreadCallers: readonly { readonly declaredAt: object }[];
}

let folder: Folder;
beforeAll(() => { folder = new Folder(); });
afterAll(() => folder.remove());

/** Written again, so that a mistake of the report is not counted with it. */
function recount({ stories }: Json): Record<string, number> {
  const counts: Record<string, number> = { told: 0, untold: 0, outside: 0, waiting: 0, possible: 0, lost: 0, unchecked: 0 };
  for (const { handover, lost, exits } of stories) {
    const failed = exits.filter((exit) => exit.of === 'failed');
    const listeners = failed.map(({ toldBy }) => (Array.isArray(toldBy) ? toldBy.length : -1));
    if (handover === 'sync') counts.waiting += 1;
    else if (lost.verdict === 'certain') counts.lost += 1;
    else if (lost.verdict === 'possible') counts.possible += 1;
    else if (lost.verdict === 'unknown') counts.unchecked += 1;
    else if (listeners.some((count) => count > 0)) counts.told += 1;
    else if (listeners.includes(-1)) counts.outside += 1;
    else counts.untold += 1;
  }
  return counts;
}

/** The same of the hops before them; whether the queue of one lets it in only the graph says. */
function recountHops({ hops }: Json): Record<string, number> {
  const counts: Record<string, number> = { told: 0, untold: 0, outside: 0, source: 0, dropped: 0, unchecked: 0 };
  for (const { exits, ending, by } of hops) {
    const [told] = exits.map(({ toldBy }) => (Array.isArray(toldBy) ? toldBy.length : -1));
    if (told === undefined) counts[by === 'pipe' ? 'source' : 'dropped'] += 1;
    else if (ending === 'dropped' || ending === 'unchecked') counts[ending] += 1;
    else counts[told === -1 ? 'outside' : told === 0 ? 'untold' : 'told'] += 1;
  }
  return counts;
}

function reported(path: string): { readonly json: Json; readonly closing: string } {
  const json = JSON.parse(ran(['report', path, '--format', 'json']).out) as Json;
  const { text, hops, ...counts } = json.summary as { text: readonly string[]; hops: object };
  expect(counts).toEqual(recount(json));
  expect(hops).toEqual(recountHops(json));
  return { json, closing: text[0] };
}

/** The numbers of the line, and that of the resources that are not read. */
function numbersIn(line: string): readonly number[] {
  return [...line.replace(/,(?=\d{3})/g, '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
}

const TEMPLATES = join(__dirname, '../cases/templates');
const examples = ['orders', 'media', 'kafka', 'callers', 'warehouse', 'two-branches'];
const apps: readonly (readonly [string, () => string])[] = [
  ...readdirSync(TEMPLATES).map((name) => [`case ${name}`, () => join(TEMPLATES, name)] as const),
  ...examples.map((name) => [`example ${name}`, () => {
    const { template } = Example.run(name, { 'aws:cdk:enable-path-metadata': true });
    return folder.write(`${name}.template.json`, template);
  }] as const),
  ['the trial base', () => folder.write('base.json', { Resources: base() })],
  ['the trial base with FIFO', () => folder.write('fifo.json', { Resources: { ...base(), ...fifo() } })],
];

test.each(apps)('%s', (_, path) => {
  const { json, closing } = reported(path());
  const counted = Object.values(recount(json)).filter((count) => count > 0);
  const unread = new Set(json.unreadCallers.map(({ declaredAt }) => JSON.stringify(declaredAt))).size;
  const hops = Object.values(recountHops(json)).filter((count) => count > 0);
  const expected = [
    ...counted.length === 0 ? [] : [json.stories.length, ...counted],
    ...hops.length === 0 ? [] : [json.hops.length, ...hops],
    ...unread === 0 ? [] : [unread],
  ];
  expect([...numbersIn(closing.replace(/; [\d,]+ acknowledgments? accepts? a loss/, ''))].sort()).toEqual([...expected].sort());
});
