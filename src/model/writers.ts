/** Who may send messages to a queue or topic. */
import { Known } from './known';

export interface Writers {
  /** The services that its policy admits, without their domain, sorted: `s3`, `sns`. */
  readonly services: Known<readonly string[]>;
  /** Whether anybody else may: a role, the account, another account. */
  readonly others: Known<boolean>;
  /** A policy of a role allows it by naming the queue or topic; absent where none does. */
  readonly roles?: true;
}
