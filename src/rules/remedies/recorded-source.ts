/** Writes the source that the records of Lambda have into the pattern of a rule. */
import { OLDER_SOURCE, SOURCE } from '../../patterns/invocation-record';
import { TemplateValue } from '../kit/change';
import { setValue } from '../kit/changes';
import { Problem } from '../kit/finding';
import { describeNode, prop } from '../kit/wording';
import { MisnamedSource } from '../queries/older-source';

export function writeRecordedSource({ rule, mended }: MisnamedSource): Pick<Problem, 'fix' | 'changes'> {
  return {
    fix: `Write ${SOURCE} instead of ${OLDER_SOURCE} in ${prop('EventPattern')} of ${describeNode(rule)}`,
    changes: setValue(rule, 'EventPattern', mended as TemplateValue),
  };
}
