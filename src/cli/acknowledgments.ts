/** All that is acknowledged, by the config file and by the app itself, and what is said of acknowledgments that do nothing. */
import { parseAcknowledgmentId, acknowledgmentProblem, hasReason } from '../checks/acknowledgments/id';
import { Acknowledgment } from '../checks/acknowledgments/match';
import { unusedAcknowledgments } from '../checks/acknowledgments/unused';
import { CheckResult } from '../checks/check';
import { TemplateApp } from '../template/app';
import { Config } from './config';

export interface KnownAcknowledgments {
  readonly all: readonly Acknowledgment[];
  notes(result: CheckResult): readonly string[];
}

export function acknowledgmentsOf({ acknowledgments = [] }: Config, { acknowledged }: TemplateApp): KnownAcknowledgments {
  const ours = (reported: boolean): readonly Acknowledgment[] => acknowledged
    .filter((recorded) => (recorded.reported ?? false) === reported && hasReason(recorded))
    .flatMap(({ id, reason, path }) => {
      const given = parseAcknowledgmentId(id, path);
      return given === undefined ? [] : [{ rule: given.rule, reason, path: given.path }];
    });
  const written = [...acknowledgments, ...ours(false)];
  return {
    all: [...written, ...ours(true)],
    notes: (result) => [
      ...unusedAcknowledgments(written, result.acknowledged).map((one) => `the acknowledgment of ${one.rule}${scopeText(one)} covers nothing`),
      ...acknowledged.filter(({ reported }) => reported !== true).flatMap(({ id, reason, path }) => {
        const fault = acknowledgmentProblem(id, reason, path);
        if (fault === undefined) return [];
        return [`the acknowledgment ${id} at ${path} ${
          fault.meant === undefined ? 'has no reason, and silences nothing' : `silences nothing, did you mean ${fault.meant}?`}`];
      }),
    ],
  };
}

function scopeText({ stack, logicalId, path }: Acknowledgment): string {
  if (path !== undefined) return ` at ${path}`;
  const parts = [...logicalId === undefined ? [] : [logicalId], ...stack === undefined ? [] : [`stack ${stack}`]];
  return parts.length === 0 ? '' : ` at ${parts.join(' of ')}`;
}
