/**
 * Finds members in the text of a JSON template. It keeps the offsets of the resources alone and steps through the text of
 * one when a setting of it is asked for, since most resources have no finding.
 */
import { endOfText, endOfValue, isEnd, isListAt, isObjectAt, isTextAt, nextValue } from '../../text/json-text';
import { Entry, Outline } from './outline';

/** The offset where a value begins. */
type Offset = number;

export class JsonOutline implements Outline<Offset> {
  public readonly resources: ReadonlyMap<string, Entry<Offset>>;

  /** The text is valid JSON. */
  public constructor(private readonly text: string) {
    const resources = this.inside(nextValue(text, 0), 'Resources');
    this.resources = new Map(resources === undefined ? [] : this.members(resources.value));
  }

  public inside(value: Offset, name: string): Entry<Offset> | undefined {
    if (isListAt(this.text, value)) return /^\d{1,9}$/.test(name) ? this.item(value, Number(name)) : undefined;
    let found: Entry<Offset> | undefined;
    // As in JSON.parse, the last of several counts.
    for (const [key, entry] of this.members(value)) if (key === name) found = entry;
    return found;
  }

  private* members(value: Offset): Generator<readonly [string, Entry<Offset>]> {
    if (!isObjectAt(this.text, value)) return;
    let at = nextValue(this.text, value + 1);
    while (isTextAt(this.text, at)) {
      const key = { start: at, end: endOfText(this.text, at) };
      const start = nextValue(this.text, key.end);
      const end = endOfValue(this.text, start);
      const name = JSON.parse(this.text.slice(key.start, key.end)) as string;
      yield [name, { key, value: start, whole: { start: key.start, end } }];
      at = nextValue(this.text, end);
    }
  }

  private item(list: Offset, index: number): Entry<Offset> | undefined {
    let at = nextValue(this.text, list + 1);
    for (let i = 0; !isEnd(this.text, at); i += 1) {
      const whole = { start: at, end: endOfValue(this.text, at) };
      if (i === index) return { key: whole, value: at, whole };
      at = nextValue(this.text, whole.end);
    }
    return undefined;
  }
}
