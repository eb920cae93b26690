/** Components of ARNs, as far as their text shows them. */
import { Arn, ArnComponents, ArnFormat } from 'aws-cdk-lib';

/** `Arn.split` makes tokens of the components of a single token, and throws an error for other text. */
const SHOWS_COMPONENTS = /^arn:(?:[^:]*:){4}/;

/** `undefined` for text that does not show the components. */
export function arnComponents(arn: string, format: ArnFormat): ArnComponents | undefined {
  return SHOWS_COMPONENTS.test(arn) ? Arn.split(arn, format) : undefined;
}
