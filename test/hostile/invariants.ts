/** Laws of every output for every template. Returns one line for each law that is broken. */
import { TemplateApp } from '../../src/template/app';
import { Outputs, outputsOf } from './engine';
import { wellFormed } from './well-formed';

/** Characters that change a terminal: escape sequences, changes of the writing direction, invisible characters. */
const HARMFUL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
/** Commands of CI systems: GitHub, Azure Pipelines and TeamCity, and the groups of Buildkite. */
const COMMAND = /##[\w.-]*\[|^\s*(?:::|--- |\+\+\+ |~~~ |\^\^\^ )/m;
const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype].map((prototype) => (
  [prototype, Reflect.ownKeys(prototype).length] as const
));

/** These rules check several things at one location: queue and key, each action, each target, group and deduplication id. */
const SEVERAL: ReadonlySet<string> = new Set([
  'role-may-consume', 'role-may-deliver', 'sender-fits-fifo-queue', 'service-may-write-dead-letter-queue', 'service-may-write-target',
  'source-may-invoke',
]);

export function brokenLaws(outputs: Outputs): readonly string[] {
  const { result, junit, ...texts } = outputs;
  return [
    ...Object.entries({ ...texts, junit }).filter(([, text]) => HARMFUL.test(text.replaceAll('\n', ''))).map(([name]) => `${name} contains control characters`),
    ...Object.entries({ ...texts, junit }).flatMap(([name, text]) => commandsIn(text).map((line) => `${name} contains a CI command: ${line}`)),
    ...(['json', 'sarif', 'graphJson', 'planJson'] as const).filter((name) => !isJson(texts[name])).map((name) => `${name} is not JSON`),
    ...wellFormed(junit).map((problem) => `junit is not XML: ${problem}`),
    ...foundAndUnknown(result).map((place) => `found and unknown at once: ${place}`),
    ...pollution(),
  ];
}

/** Lines that a CI system would take for a command when it reads them in a log. */
export function commandsIn(text: string): readonly string[] {
  return COMMAND.test(text) ? text.split('\n').filter((line) => COMMAND.test(line)) : [];
}

/** Compares two runs, the second with the app read again. */
export function brokenLawsOfTwo(make: () => TemplateApp, source: string): readonly string[] {
  const first = outputsOf(make(), source);
  const second = outputsOf(make(), source);
  const differing = Object.keys(first).filter((name) => name !== 'result' && first[name as 'text'] !== second[name as 'text']);
  return [...brokenLaws(first), ...differing.map((name) => `${name} differs between two runs`)];
}

export function pollution(): readonly string[] {
  return PROTOTYPES.filter(([prototype, keys]) => Reflect.ownKeys(prototype).length !== keys).map(([prototype]) => (
    `a prototype has new keys: ${Reflect.ownKeys(prototype).map(String).join(', ')}`
  ));
}

/** Places where a rule reports a violation, and that it cannot decide as well. */
export function foundAndUnknown({ findings, unknowns }: Pick<Outputs['result'], 'findings' | 'unknowns'>): readonly string[] {
  const placeOf = ({ rule, at, property }: Outputs['result']['unknowns'][number] | Outputs['result']['findings'][number]): string => (
    JSON.stringify([rule, at.stack, at.logicalId, property])
  );
  const found = new Set(findings.filter(({ rule }) => !SEVERAL.has(rule)).map(placeOf));
  return unknowns.map(placeOf).filter((place) => found.has(place));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
