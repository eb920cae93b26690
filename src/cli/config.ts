/**
 * The config file `.cdk-lambda-delivery.json`: severities, acknowledgments, what fails a run, the baseline. An unknown
 * member, an unknown rule or an acknowledgment without a reason is refused, because it would go unnoticed for years.
 */
import { Acknowledgment } from '../checks/acknowledgments/match';
import { FailLevel } from '../checks/baseline';
import { Severity } from '../rules/kit/finding';
import { withoutNamespace } from '../text/rule-namespace';
import { CONFIG } from './config-members';
import { configProblem } from './config-problem';
import { UsageError } from './usage-error';

export interface Config {
  readonly severities?: Readonly<Record<string, Severity | 'off'>>;
  readonly acknowledgments?: readonly Acknowledgment[];
  readonly failOn?: FailLevel;
  /** A path relative to the folder of the config file. */
  readonly baseline?: string;
}

/** `rules` are the ids of all rules; messages start with `fileName`. */
export function parseConfig(value: unknown, rules: readonly string[], fileName: string): Config {
  const problem = configProblem(value, '', CONFIG, rules);
  if (problem !== undefined) throw new UsageError(`${fileName}: ${problem}`);
  return withPlainIds(value as Config);
}

function withPlainIds(config: Config): Config {
  const { severities, acknowledgments } = config;
  const entries = Object.entries(severities ?? {}).map(([id, severity]) => [withoutNamespace(id), severity]);
  return {
    ...config,
    ...(severities === undefined ? {} : { severities: Object.fromEntries(entries) }),
    ...(acknowledgments === undefined ? {} : {
      acknowledgments: acknowledgments.map((one) => ({ ...one, rule: withoutNamespace(one.rule) })),
    }),
  };
}
