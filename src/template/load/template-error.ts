/** Input that cannot be read at all: no such file, no JSON, no template. Its message is one line, for people at a command line. */
export class TemplateError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'TemplateError';
  }
}
