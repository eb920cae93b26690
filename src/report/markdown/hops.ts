/** The hops before deliveries as a table of Markdown. */
import { Hop } from '../hops/hop';
import { hopCount, hopTimeWords, undeliveredWords } from '../hops/hop-words';
import { endWords, keptWords, knownWords, toldWords } from '../story-words';
import { code } from './escape';
import { fitting, lengthOf } from './fitting';

export function hopTable(hops: readonly Hop[], characters: number): readonly string[] {
  return hops.length === 0 ? [] : [...HEAD, ...fitting(
    hops,
    (hop) => `| ${cells(hop).join(' | ')} |`,
    characters - lengthOf(HEAD),
    (left) => `\nand ${left} more, which \`--only\` shows`,
  )];
}

const HEAD: readonly string[] = [
  '| From | To | Tries at most | Time | Undelivered events end in | Kept | Told |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

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
