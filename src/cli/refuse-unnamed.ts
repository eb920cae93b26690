/** Refuses a pattern of `--only` that names nothing: what is misspelt would be an empty report, and no loss. */
import type { Report } from '../report/shown-report';
import { clip } from '../text/clip';
import { UsageError } from './usage-error';

export function refuseUnnamed({ only, stories, diff }: Report, failOnLoss: boolean): void {
  if (only === undefined) return;
  const fails = (why: string): never => {
    throw new UsageError(`--only ${clip(only.pattern)} matches ${why}: it is compared with ids, names, exits, construct paths and stacks`);
  };
  if (!only.named) fails(`no delivery and no first hop${diff === undefined ? '' : ' of either app'}`);
  if (failOnLoss && diff === undefined && stories.length === 0) fails('first hops alone, and --fail-on-loss looks at deliveries');
}
