/** Reasons that do not fit a table: each is numbered once, in the order of its first use, and told below. */
import { Known, isUnknown } from '../model/known';

export class Footnotes {
  private readonly numbers = new Map<string, number>();

  /** The value in words, or `unknown` with the number of its reason. */
  public say<T>(value: Known<T>, words: (value: T) => string): string {
    if (!isUnknown(value)) return words(value);
    const number = this.numbers.get(value.unknown) ?? this.numbers.size + 1;
    this.numbers.set(value.unknown, number);
    return `unknown [${number}]`;
  }

  public lines(): readonly string[] {
    return [...this.numbers].map(([reason, number]) => `[${number}] ${reason}`);
  }
}
