/** The error for a file that is read but is no template, or no cloud assembly. */
import { FileError } from '../../files/file-error';

export class TemplateError extends FileError {
  public constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}
