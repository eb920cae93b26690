/** Tells line and column of an offset in a text. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export class Lines {
  /** The offset where each line begins. */
  private readonly starts: number[] = [0];

  /** `indented` has the characters that were added at the start of lines, which no column counts. */
  public constructor(text: string, private readonly indented: ReadonlyMap<number, number> = new Map()) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.starts.push(at + 1);
  }

  /** Both start at 1. */
  public at(offset: number): Place {
    let [first, last] = [0, this.starts.length - 1];
    while (first < last) {
      const middle = Math.ceil((first + last) / 2);
      if (this.starts[middle] <= offset) first = middle;
      else last = middle - 1;
    }
    const column = offset - this.starts[first] + 1 - (this.indented.get(first + 1) ?? 0);
    return { line: first + 1, column: Math.max(1, column) };
  }
}
