/** The hops before deliveries as a table of Markdown. */
import { Hop } from '../hops/hop';
import { hopCount, hopTimeWords, undeliveredWords } from '../hops/hop-words';
import { endWords, keptWords, knownWords, toldWords } from '../story-words';
import { code } from './escape';
import { fitting } from './fitting';

export function hopTable(hops: readonly Hop[], room: number): readonly string[] {
  if (hops.length === 0) return [];
  const rows = hops.map((hop) => `| ${cells(hop).join(' | ')} |`);
  return [
    '| From | To | Tries at most | Time | Undelivered events end in | Kept | Told |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...fitting(rows, room, (left) => `\nand ${left} more, which \`--only\` shows`),
  ];
}

function cells(hop: Hop): readonly string[] {
  const { source, target, attemptsAtMost, exits, ending } = hop;
  const each = (words: (exit: Hop['exits'][number]) => string): string => exits.map((exit) => code(words(exit))).join(', ') || '-';
  return [
    code(endWords(source)),
    code(endWords(target)),
    knownWords(attemptsAtMost, hopCount),
    hopTimeWords(hop),
    ending === 'dropped' ? '**NOWHERE**' : code(undeliveredWords(hop)),
    each(({ keptFor }) => keptWords(keptFor)),
    each(({ toldBy }) => toldWords(toldBy)),
  ];
}
