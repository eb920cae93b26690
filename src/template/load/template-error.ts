/**
 * The error for input that cannot be read: a missing file, no JSON, no template. Its message is one line for the
 * command line.
 */
export class TemplateError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}
