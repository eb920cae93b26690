/**
 * Numbers reasons that do not fit into the table, in the order of their first use; they are printed below the table.
 */
import { Known, isUnknown } from '../model/known';

export class Footnotes {
  private readonly numbers = new Map<string, number>();

  /** The formatted value, or `unknown` with the number of its reason. */
  public format<T>(value: Known<T>, formatKnown: (value: T) => string): string {
    if (!isUnknown(value)) return formatKnown(value);
    const number = this.numbers.get(value.unknown) ?? this.numbers.size + 1;
    this.numbers.set(value.unknown, number);
    return `unknown [${number}]`;
  }

  public lines(): readonly string[] {
    return [...this.numbers].map(([reason, number]) => `[${number}] ${reason}`);
  }
}
