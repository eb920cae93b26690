/** Checks texts in props, such as names. Text that AWS takes passes, and so does a token. Everything else is refused. */
import { Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { TextOption } from '../../facts/text-option';
import { formatNumber } from '../../text/numbers';
import { isAbsent } from './number-prop';
import { refuse } from './refuse';

export function checkedText(
  at: IConstruct, prop: string, value: string | undefined, { max, pattern, allowed }: TextOption,
): string | undefined {
  if (isAbsent(value) || Token.isUnresolved(value)) {
    return value ?? undefined;
  }
  if (typeof value !== 'string' || value === '') {
    refuse(at, {
      prop,
      fact: value === '' ? 'is empty' : `is ${JSON.stringify(value) ?? String(value)}, which is not text`,
      consequence: 'AWS rejects it at deployment',
      fix: `Give text of 1 to ${formatNumber(max)} characters${allowed === undefined ? '' : `: ${allowed}`}`,
    });
  }
  if (value.length > max) {
    refuse(at, {
      prop,
      fact: `has ${formatNumber(value.length)} characters, above the maximum of ${formatNumber(max)}`,
      consequence: 'AWS rejects it at deployment',
      fix: `Give 1 to ${formatNumber(max)} characters`,
    });
  }
  if (pattern !== undefined && !pattern.test(value)) {
    refuse(at, {
      prop,
      fact: `is ${JSON.stringify(value)}, which AWS does not accept`,
      consequence: 'AWS rejects it at deployment',
      fix: `Give ${allowed}`,
    });
  }
  return value;
}

/** As `checkedText`, for a prop that is required: a JavaScript caller can leave it out. */
export function requiredText(at: IConstruct, prop: string, value: string, option: TextOption, fix: string): string {
  return checkedText(at, prop, value, option) ?? refuse(at, {
    prop, fact: 'is left out', consequence: 'There is nothing to read', fix,
  });
}
