/** All that is acknowledged, by the config file and by the app itself, and what is said of acknowledgements that do nothing. */
import { acknowledgedBy, faultOf, hasReason } from '../checks/acknowledgments/id';
import { Acknowledgement } from '../checks/acknowledgments/match';
import { unmatched } from '../checks/acknowledgments/unused';
import { CheckResult } from '../checks/check';
import { TemplateApp } from '../template/app';
import { Config } from './config';

export interface KnownAcknowledgements {
  readonly all: readonly Acknowledgement[];
  notes(result: CheckResult): readonly string[];
}

export function acknowledgementsOf({ acknowledgements = [] }: Config, { acknowledged }: TemplateApp): KnownAcknowledgements {
  const ours = (reported: boolean): readonly Acknowledgement[] => acknowledged
    .filter((recorded) => (recorded.reported ?? false) === reported && hasReason(recorded))
    .flatMap(({ id, reason, path }) => {
      const given = acknowledgedBy(id, path);
      return given === undefined ? [] : [{ rule: given.rule, reason, path: given.path }];
    });
  const written = [...acknowledgements, ...ours(false)];
  return {
    all: [...written, ...ours(true)],
    notes: (result) => [
      ...unmatched(written, result.acknowledged).map((one) => `the acknowledgement of ${one.rule}${scopeText(one)} covers nothing`),
      ...acknowledged.filter(({ reported }) => reported !== true).flatMap(({ id, reason, path }) => {
        const fault = faultOf(id, reason, path);
        if (fault === undefined) return [];
        return [`the acknowledgement ${id} at ${path} ${
          fault.meant === undefined ? 'has no reason, and silences nothing' : `silences nothing, did you mean ${fault.meant}?`}`];
      }),
    ],
  };
}

function scopeText({ stack, logicalId, path }: Acknowledgement): string {
  if (path !== undefined) return ` at ${path}`;
  const parts = [...logicalId === undefined ? [] : [logicalId], ...stack === undefined ? [] : [`stack ${stack}`]];
  return parts.length === 0 ? '' : ` at ${parts.join(' of ')}`;
}
