/** An acknowledgment as a CDK app records it with aws-cdk-lib, before its id is read. */
export interface RecordedAcknowledgment {
  /** The id as the app passes it, with the namespace. */
  readonly id: string;
  readonly reason: string;
  /** The path of the construct, without a leading slash; empty for the app. */
  readonly path: string;
  /** Only the validation report has it, once for each finding that it silenced. */
  readonly reported?: true;
  /** A construct of this library made it, so that nobody could remove it where it covers nothing. */
  readonly byLibrary?: true;
}

/** The type of metadata that lists the ids which a construct of this library acknowledges. */
export const ACKNOWLEDGED_BY_LIBRARY = 'cdk-lambda-delivery:acknowledged';
