/** The lines that tell what was added, who is told of failures, and what is left to a person. */
import type { Finding } from '../../checks/result';
import type { TemplateApp } from '../../template/app';
import { own } from '../../template/json';
import { joinWithAnd } from '../../text/lists';
import { formatNumber } from '../../text/numbers';
import { pluralizeCount } from '../../text/pluralize';
import { spellProp } from '../wiring/language';
import type { DefaultsRecord } from './defaults-record';

interface Outcome {
  /** The app with the additions. */
  readonly again: TemplateApp;
  readonly left: readonly Finding[];
  /** The record, as a path. */
  readonly file: string;
}

/** Returns no line if there is nothing to tell. */
export function defaultsLines(now: DefaultsRecord, { again, left, file }: Outcome): readonly string[] {
  return [...additionLines(now), ...alarmLines(now, again), ...bucketLines(now), ...leftLines(now, left, file)];
}

function additionLines({ added, changed }: DefaultsRecord): readonly string[] {
  const groups = [[added, 'added', ''], [changed, 'completed', ' of the app']] as const;
  const done = groups.filter(([resources]) => resources.length > 0)
    .map(([resources, verb, of]) => `${verb} ${pluralizeCount(resources.length, 'resource')}${of}`);
  if (done.length === 0) return [];
  return [
    `DeliveryDefaults ${joinWithAnd(done)}:`,
    ...added.map(({ stack, logicalId, type }) => `  + ${type} ${logicalId} (${stack})`),
    ...changed.map(({ stack, logicalId, path, set }) => `  ~ ${path ?? `${logicalId} (${stack})`}: ${set.join(', ')}`),
  ];
}

function alarmLines({ added }: DefaultsRecord, again: TemplateApp): readonly string[] {
  const alarms = added.filter(({ type }) => type === 'AWS::CloudWatch::Alarm');
  const stacks = new Map(again.stacks.map((stack) => [stack.name, stack]));
  const silent = alarms.filter(({ stack, logicalId }) => (
    own(stacks.get(stack)?.resources.get(logicalId)?.properties, 'AlarmActions') === undefined
  ));
  if (silent.length === 0) return [];
  return [`${silent.length === 1 ? '1 of these alarms tells' : `${formatNumber(silent.length)} of these alarms tell`} nobody yet: `
    + `FailureAlarms.${spellProp('of')}(app).${spellProp('addAction')}(…), before or after, sets the action.`];
}

/** A bucket has no metric of what arrives that an alarm could watch. */
function bucketLines({ added }: DefaultsRecord): readonly string[] {
  const buckets = added.filter(({ type }) => type === 'AWS::S3::Bucket').length;
  if (buckets === 0) return [];
  return [`${pluralizeCount(buckets, 'bucket of failed records tells', 'buckets of failed records tell')} nobody, and no alarm watches `
    + `${buckets === 1 ? 'it' : 'them'}: notify a topic of new objects.`];
}

const SEVERITIES = ['error', 'warning', 'info'] as const;

function leftLines(now: DefaultsRecord, left: readonly Finding[], file: string): readonly string[] {
  const details = `Details: ${file}`;
  if (left.length === 0) return now.added.length + now.changed.length === 0 ? [] : [`No finding is left. ${details}`];
  const rules = SEVERITIES.flatMap((severity) => {
    const found = left.filter((finding) => finding.severity === severity);
    if (found.length === 0) return [];
    const count = severity === 'info' ? `${found.length} info` : pluralizeCount(found.length, severity);
    return [`${count} (${joinWithAnd([...new Set(found.map(({ rule }) => rule))])})`];
  });
  return [
    ...now.added.length + now.changed.length === 0 ? ['DeliveryDefaults added nothing.'] : [],
    `${pluralizeCount(left.length, 'finding')} ${left.length === 1 ? 'is' : 'are'} left: ${joinWithAnd(rules)}. ${details}`,
  ];
}
