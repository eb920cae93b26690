/**
 * The files of a cloud assembly. A file outside its directory is refused, whether a path leads there or a symbolic link:
 * whoever can write to the assembly cannot have other files of the machine read.
 */
import { isAbsolute, join } from 'path';
import { FileError, withName } from '../../files/file-error';
import { InputFiles, fileExists, trueName } from '../../files/input-files';
import { INPUT_LIMITS } from '../../limits';
import { readTemplateFile } from './files';
import { leadsOut } from './inside';
import { TemplateError } from './template-error';

export class AssemblyFiles {
  private readonly root: string;

  public constructor(root: string, private readonly files: InputFiles) {
    this.root = trueName(root);
  }

  /** The path of a file that the assembly names. `where` is the file, or the stack, that names it. */
  public path(directory: string, file: unknown, where: string): string {
    if (typeof file !== 'string' || file === '') {
      throw new TemplateError(`${where}: an artifact names no file; run cdk synth again`);
    }
    const path = join(directory, file);
    if (isAbsolute(file) || leadsOut(directory, path)) {
      throw new TemplateError(`${where}: an artifact names a file outside the assembly, and only files inside it are read`);
    }
    return path;
  }

  public template(path: string): unknown {
    this.refuseLinkOut(path);
    return this.files.once(path, () => readTemplateFile(path, this.files));
  }

  public json(path: string): unknown {
    return withName(path, () => this.read(path));
  }

  /** Undefined if the file is missing or is not JSON. */
  public jsonIfAny(path: string): unknown {
    return withName(path, () => {
      try {
        return this.read(path);
      } catch (error) {
        if (error instanceof FileError && error.kind !== 'refused') return undefined;
        throw error;
      }
    });
  }

  /** As `jsonIfAny`, for a file that is read on first use. What must not be read is refused now. */
  public jsonLater(path: string): () => unknown {
    this.refuseLinkOut(path);
    this.files.willRead(path);
    return () => this.jsonIfAny(path);
  }

  public has(path: string): boolean {
    return fileExists(path);
  }

  private read(path: string): unknown {
    this.refuseLinkOut(path);
    return this.files.json(path, INPUT_LIMITS.assemblyMegabytes);
  }

  private refuseLinkOut(path: string): void {
    if (fileExists(path) && leadsOut(this.root, trueName(path))) {
      throw new TemplateError(`${path}: a symbolic link leads out of the assembly, and only files inside it are read`);
    }
  }
}
