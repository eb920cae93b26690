/** Refuses a prop that holds something else than the construct that it asks for, which types do not prevent in every language. */
import { IConstruct } from 'constructs';
import { refuse } from './refuse';

interface Wanted {
  /** Name of the prop. */
  readonly prop: string;
  /** The attribute that every such construct has: `queueArn`. */
  readonly attribute: string;
  /** `a queue` */
  readonly noun: string;
  readonly consequence: string;
  readonly fix: string;
}

export function refuseOtherConstruct(
  at: IConstruct, value: object | undefined, { prop, attribute, noun, consequence, fix }: Wanted,
): void {
  const { [attribute]: arn, node } = Object(value) as Readonly<Record<string, unknown>>;
  if (value !== undefined && (arn === undefined || node === undefined)) {
    refuse(at, { prop, fact: `is not ${noun}`, consequence, fix });
  }
}
