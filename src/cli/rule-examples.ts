/** Reads the example of a rule from RULES.md, which is generated from the fixtures and ships with the package. */
import { join } from 'path';
import { InputFiles } from '../files/input-files';
import { INPUT_LIMITS } from '../limits';

export interface RuleExample {
  /** The settings that the rule reports, as `Resource.Property`. */
  readonly firesOn: readonly string[];
  /** Resources of a template in YAML. */
  readonly bad: string;
  readonly messages: readonly string[];
  readonly good: string;
}

export function exampleOf(id: string): RuleExample {
  const page = new InputFiles().text(join(__dirname, '../../RULES.md'), INPUT_LIMITS.packageMegabytes);
  const section = page.split(/^## /m).find((text) => text.startsWith(`${id}\n`)) ?? '';
  const [bad = '', good = ''] = section.split('\n```yaml\n').slice(1).map((text) => text.split('\n```\n', 1)[0]);
  const firesOn = /^Fires on (.*) of$/m.exec(section)?.[1] ?? '';
  return {
    firesOn: [...firesOn.matchAll(/`([^`]+)`/g)].map(([, place]) => place),
    bad,
    messages: [...section.matchAll(/^> (.*)$/gm)].map(([, message]) => message),
    good,
  };
}
