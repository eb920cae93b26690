/** The files that one run reads: pipes once, and every file remembered, so that no output is written over it. */
import { existsSync, realpathSync, statSync } from 'fs';
import { INPUT_LIMITS, Limit } from '../limits';
import { readWhole } from './bounded-read';
import { FileError, fileErrorOf, withName } from './file-error';
import { Identity, identityOf } from './identity';
import { parseJson } from './json';

/** The path of standard input, as in other commands. */
export const STANDARD_INPUT = '-';
const DESCRIPTOR = 0;
/** Most binary files have a zero character near the start. */
const HEAD = 8_192;

export class InputFiles {
  private readonly used = new Set<Identity>();
  /** Texts of standard input and pipes, which can be read only once, and texts that are not on the disk yet. */
  private readonly again = new Map<string, string>();
  private readonly results = new Map<string, { readonly value: unknown; readonly bytes: number }>();
  private bytes = 0;
  private offered?: { readonly text: string; readonly value: unknown };

  /** Files that are read as these texts, whatever is on the disk. */
  public constructor(texts: ReadonlyMap<string, string> = new Map()) {
    for (const [path, text] of texts) this.again.set(path, text);
  }

  /** The text of a file that is then parsed. */
  public text(path: string, limit: Limit): string {
    const text = this.whole(path, limit);
    this.count(text.length);
    return text;
  }

  /** What is read from a file, once; each time that it is asked for counts as if it were read again. */
  public once(path: string, read: () => unknown): unknown {
    const known = this.results.get(path);
    if (known !== undefined) {
      withName(path, () => this.count(known.bytes));
      return known.value;
    }
    const before = this.bytes;
    const value = read();
    this.results.set(path, { value, bytes: this.bytes - before });
    return value;
  }

  /** The text of a file that was parsed before. */
  public textAgain(path: string, limit: Limit): string {
    return this.whole(path, limit);
  }

  public json(path: string, limit: Limit): unknown {
    return parseJson(this.text(path, limit));
  }

  /** What a text is as JSON, for who parses it next: who read it first did not know yet what it is about. */
  public offer(text: string, value: unknown): void {
    this.offered = { text, value };
  }

  /** Undefined if nobody has parsed the text. */
  public takeOffered(text: string): unknown {
    const { offered } = this;
    this.offered = undefined;
    return offered?.text === text ? offered.value : undefined;
  }

  /** A file that is read later, if at all, is not written over either. */
  public willRead(path: string): void {
    const status = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (status?.isFile()) this.add(identityOf(status));
  }

  /** Whether a file is one of these, by whatever path it is named. */
  public has(identity: Identity): boolean {
    return this.used.has(identity);
  }

  /** A file that is written is not written over either. */
  public add(identity: Identity): void {
    this.used.add(identity);
  }

  private count(bytes: number): void {
    this.bytes += bytes;
    const { max, why } = INPUT_LIMITS.runMegabytes;
    if (this.bytes > max * 1_000_000) throw new FileError(`is one file too many: more than ${max} MB are not read in one run; ${why}`);
  }

  private whole(path: string, limit: Limit): string {
    const kept = this.again.get(path);
    if (kept !== undefined) return kept;
    const { text, status } = readWhole(path === STANDARD_INPUT ? DESCRIPTOR : path, limit);
    if (status.isFile()) this.add(identityOf(status));
    if (path === STANDARD_INPUT || !status.isFile()) this.again.set(path, text);
    if (text.slice(0, HEAD).includes('\0')) throw new FileError('is a binary file, and no text in UTF-8');
    return text;
  }
}

export function fileExists(path: string): boolean {
  return existsSync(path);
}

export function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw fileErrorOf(error, 'read');
  }
}

/** The path without symbolic links, so that two paths of one file compare equal. A pipe keeps its path. */
export function trueName(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
