/** A source that is given as construct or by its ARN: exactly one of the two, and of the right kind. */
import { Token } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { refuse } from '../../wiring/refuse';

interface Choice {
  /** Name of the prop for the construct. With `Arn` at its end it is that of the ARN. */
  readonly prop: string;
  readonly construct?: IConstruct;
  /** `undefined` for an object that is no construct of the source. */
  readonly arnOfConstruct?: string;
  readonly arn?: string;
  /** What the ARN of such a source looks like. */
  readonly pattern: RegExp;
  /** `a broker` */
  readonly noun: string;
  /** `a CfnBroker` */
  readonly constructs: string;
  /** `arn:aws:mq:<Region>:<account>:broker:<name>:<id>` */
  readonly form: string;
}

export interface ChosenArn {
  /** Name of the prop that is given. */
  readonly prop: string;
  readonly arn: string;
}

export function constructOrArn(consumer: Construct, choice: Choice): ChosenArn {
  const { prop, construct, arn: given, noun, constructs, form } = choice;
  const arnProp = `${prop}Arn`;
  if ((construct === undefined) === (given === undefined)) {
    refuse(consumer, {
      prop,
      fact: construct ? `and ${arnProp} are both given` : `and ${arnProp} are both left out`,
      consequence: `An event source mapping reads exactly one ${prop}`,
      fix: `Give ${prop} for ${constructs}, or ${arnProp} for any ${prop}`,
    });
  }
  const arn = construct ? choice.arnOfConstruct : given;
  if (typeof arn !== 'string' || (!Token.isUnresolved(arn) && !choice.pattern.test(arn))) {
    refuse(consumer, {
      prop: construct ? prop : arnProp,
      fact: construct ? `is no construct of ${noun}` : `is ${JSON.stringify(arn)}, which is not the ARN of ${noun}`,
      consequence: 'Lambda would find nothing to read',
      fix: `Give ${constructs} as ${prop}, or as ${arnProp} the ARN: ${form}`,
    });
  }
  return { prop: construct ? prop : arnProp, arn };
}
