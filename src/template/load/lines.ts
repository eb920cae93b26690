/** Tells line and column of an offset in a text. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export class Lines {
  /** The offset where each line begins. */
  private readonly starts: number[] = [0];

  public constructor(text: string) {
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
    return { line: first + 1, column: offset - this.starts[first] + 1 };
  }
}
