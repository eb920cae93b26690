/** Writes the texts of findings. Most findings of a rule repeat each clause that names no resource. */
import { memo } from '../model/collections';
import { Problem } from '../rules/kit/finding';
import { hasNames, wordingOf } from '../text/names';
import { sentence } from '../text/sentences';
import { hasOptions, Vocabulary } from '../text/words';
import { Finding } from './result';

export class FindingTexts {
  /** Equal patterns are one text, however many findings have them. */
  private readonly patterns = new Map<string, string>();
  private readonly written: Readonly<Record<Vocabulary, Map<string, string>>> = { template: new Map(), cdk: new Map() };

  /** How the language of the app spells a name of its code; as TypeScript does if it is left out. */
  public constructor(private readonly spell?: (name: string) => string) {}

  public of({ fact, consequence, fix }: Problem): Pick<Finding, 'message' | 'fix' | 'inCdk' | 'pattern' | 'names'> {
    const { pattern, names } = wordingOf(fact, consequence, fix);
    const [message, toFix] = [this.sentences('template', fact, consequence), this.sentences('template', fix)];
    return {
      message,
      fix: toFix,
      inCdk: {
        message: hasOptions(fact) || hasOptions(consequence) ? this.sentences('cdk', fact, consequence) : message,
        fix: hasOptions(fix) ? this.sentences('cdk', fix) : toFix,
      },
      pattern: memo(this.patterns, pattern, () => pattern),
      names,
    };
  }

  private sentences(words: Vocabulary, ...clauses: readonly string[]): string {
    return clauses.map((clause) => (
      hasNames(clause)
        ? sentence(clause, words, this.spell)
        : memo(this.written[words], clause, () => sentence(clause, words, this.spell))
    )).join(' ');
  }
}
