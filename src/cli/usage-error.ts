/** A use of the command that cannot be followed. Its message is one line. */
export class UsageError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}
