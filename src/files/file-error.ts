/** The error for a file that is not read or written. Its message is one line for the command line. */
export class FileError extends Error {
  /** `missing`: there is no such file; `syntax`: its text is not what it must be. Some callers allow one of these. */
  public constructor(message: string, public readonly kind: 'missing' | 'syntax' | 'refused' = 'refused') {
    super(message);
    this.name = 'FileError';
  }
}

/** The reason why the system refused a call. */
export function fileErrorOf(error: unknown, verb: 'read' | 'written'): FileError {
  if (error instanceof FileError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  if (isMissing && verb === 'read') return new FileError('no such file or directory', 'missing');
  if (code === 'EISDIR') return new FileError('is a directory');
  return new FileError(`cannot be ${verb} (${code ?? 'unknown error'})`, isMissing ? 'missing' : 'refused');
}

/** Puts the name of the file before the reason why it is not read or written. */
export function withName<T>(name: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    throw error instanceof FileError ? new FileError(`${name}: ${error.message}`, error.kind) : error;
  }
}
