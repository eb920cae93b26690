/**
 * Looks up a file in the index of a git repository, whose format is documented at
 * https://git-scm.com/docs/index-format. The command starts no other program, so it cannot ask git.
 */
import { createHash } from 'crypto';

export interface GitHash {
  readonly name: 'sha1' | 'sha256';
  readonly bytes: number;
}

export interface IndexEntry {
  readonly hash: GitHash;
  /** The hash of the file's content, in hexadecimal. */
  readonly id: string;
  /** The file has more than one version, because a merge is not finished. */
  readonly isInConflict: boolean;
}

const HASHES: readonly GitHash[] = [{ name: 'sha1', bytes: 20 }, { name: 'sha256', bytes: 32 }];
const VERSIONS: readonly number[] = [2, 3, 4];
const HEADER = 12;
/** Times, device, mode and size of a file, before its id. */
const STATUS = 40;
const EXTENDED = 0x4000;
const STAGE_BITS = 12;
const STAGE_MASK = 3;
const PADDED = 8;
const HIGH_BIT = 2 ** 7;

/** `absent`: git does not know the file. `unreadable`: the index has a form that is not read here. */
export function indexEntry(index: Buffer, path: string): IndexEntry | 'absent' | 'unreadable' {
  try {
    const hash = HASHES.find((one) => isSigned(index, one));
    const version = index.readUInt32BE(4);
    if (hash === undefined || index.toString('latin1', 0, 4) !== 'DIRC' || !VERSIONS.includes(version)) return 'unreadable';
    return new Entries(index, hash, version).find(path);
  } catch (error) {
    if (error instanceof RangeError) return 'unreadable';
    throw error;
  }
}

/** The index ends with the hash of what is before it. */
function isSigned(index: Buffer, { name, bytes }: GitHash): boolean {
  const end = index.length - bytes;
  return end > HEADER && createHash(name).update(index.subarray(0, end)).digest().equals(index.subarray(end));
}

class Entries {
  private at = HEADER;
  private name = Buffer.alloc(0);

  public constructor(
    private readonly index: Buffer, private readonly hash: GitHash, private readonly version: number,
  ) {}

  public find(path: string): IndexEntry | 'absent' | 'unreadable' {
    const wanted = Buffer.from(path, 'utf8');
    let found: IndexEntry | undefined;
    for (let left = this.index.readUInt32BE(PADDED); left > 0; left -= 1) {
      const entry = this.next();
      if (this.name.equals(wanted)) found = entry;
    }
    return this.isSplit() ? 'unreadable' : found ?? 'absent';
  }

  private next(): IndexEntry {
    const start = this.at;
    const id = start + STATUS;
    const flags = this.index.readUInt16BE(id + this.hash.bytes);
    const name = id + this.hash.bytes + 2 + (this.version > 2 && hasBit(flags, EXTENDED) ? 2 : 0);
    this.readName(start, name);
    return {
      hash: this.hash,
      id: this.index.toString('hex', id, id + this.hash.bytes),
      // eslint-disable-next-line no-bitwise
      isInConflict: ((flags >> STAGE_BITS) & STAGE_MASK) !== 0,
    };
  }

  /** In version 4 a name starts with the number of bytes of the one before it that are dropped; the rest follows. */
  private readName(entry: number, start: number): void {
    const [dropped, from] = this.version === 4 ? this.offset(start) : [this.name.length, start];
    const end = this.index.indexOf(0, from);
    if (end < 0) throw new RangeError('a name has no end');
    this.name = Buffer.concat([this.name.subarray(0, this.name.length - dropped), this.index.subarray(from, end)]);
    this.at = this.version === 4 ? end + 1 : entry + (Math.floor((end - entry) / PADDED) + 1) * PADDED;
  }

  /** A number of several bytes, and the place after it. */
  private offset(start: number): readonly [value: number, next: number] {
    let at = start;
    let byte = this.index.readUInt8(at);
    let value = byte % HIGH_BIT;
    while (byte >= HIGH_BIT) {
      at += 1;
      byte = this.index.readUInt8(at);
      value = (value + 1) * HIGH_BIT + byte % HIGH_BIT;
    }
    return [value, at + 1];
  }

  /** Whether another file has a part of the entries. */
  private isSplit(): boolean {
    const end = this.index.length - this.hash.bytes;
    for (let at = this.at; at < end; at += 8 + this.index.readUInt32BE(at + 4)) {
      if (this.index.toString('latin1', at, at + 4) === 'link') return true;
    }
    return false;
  }
}

function hasBit(flags: number, bit: number): boolean {
  // eslint-disable-next-line no-bitwise
  return (flags & bit) !== 0;
}
