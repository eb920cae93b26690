/** Packs a value as JSON would write it: members that are undefined are left out. */
import { isObject } from '../../model/json';
import { JOINED, LIST, Packed, PackedValue, PackedPlace } from './packed';

export function pack(value: unknown): Packed {
  const packer = new Packer();
  packer.placeOf(value);
  return { shapes: packer.shapes, values: packer.values };
}

/** Longer texts are no names, and stay whole. */
const NAME_LENGTH = 200;
const SENTENCE = /\. |\.$/;

class Packer {
  public readonly shapes: (readonly string[])[] = [];
  public readonly values: PackedValue[] = [];
  private readonly shapePlaces = new Map<string, number>();
  /** Texts, and what else is itself. */
  private readonly simple = new Map<unknown, number>();
  /** Endings of texts. One that comes again is a text of its own. */
  private readonly added = new Set<string>();
  private readonly rows = new Map<string, number>();
  private readonly objects = new Map<object, number>();

  /** Our own types nest a few levels, so that this may recurse. */
  public placeOf(value: unknown): number {
    if (typeof value === 'string') return this.placeOfText(value);
    if (typeof value !== 'object' || value === null) return this.once(this.simple, value, () => value as PackedValue);
    const known = this.objects.get(value);
    if (known !== undefined) return known;
    const [head, ...places] = Array.isArray(value) ? this.list(value) : this.object(value);
    const place = this.once(this.rows, [head, ...places].join(), (here) => (
      [head, ...places.map((one) => nearer(one, here))]
    ));
    this.objects.set(value, place);
    return place;
  }

  /** `Shop/Orders/Queue` is `Shop/Orders` and `/Queue`. */
  private placeOfText(text: string): number {
    const known = this.simple.get(text);
    if (known !== undefined) return known;
    const isName = text.length <= NAME_LENGTH && !SENTENCE.test(text);
    const end = isName ? Math.max(text.lastIndexOf('/'), text.lastIndexOf('.')) : -1;
    if (end < 1) return this.once(this.simple, text, () => text);
    const to = this.placeOfText(text.slice(0, end));
    const added = text.slice(end);
    if (!this.added.has(added)) {
      this.added.add(added);
      return this.once(this.simple, text, (here) => [added, nearer(to, here)]);
    }
    const ending = this.once(this.simple, added, () => added);
    return this.once(this.simple, text, (here) => [JOINED, nearer(ending, here), nearer(to, here)]);
  }

  private list(items: readonly unknown[]): readonly number[] {
    return [LIST, ...items.map((item) => this.placeOf(item))];
  }

  private object(value: object): readonly number[] {
    const members = isObject(value) ? Object.entries(value).filter(([, member]) => member !== undefined) : [];
    const names = members.map(([name]) => name);
    const shape = this.shapePlaces.get(names.join()) ?? this.shapes.push(names) - 1;
    this.shapePlaces.set(names.join(), shape);
    return [shape, ...members.map(([, member]) => this.placeOf(member))];
  }

  private once<K>(places: Map<K, number>, key: K, value: (here: number) => PackedValue): number {
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = this.values.push(value(this.values.length)) - 1;
    places.set(key, place);
    return place;
  }
}

function nearer(place: number, here: number): PackedPlace {
  const back = place - here;
  return String(back).length < String(place).length ? back : place;
}
