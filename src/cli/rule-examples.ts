/**
 * The example of a rule, as RULES.md shows it: the page is written from the fixtures and ships with the package, so the command needs no
 * second copy of them.
 */
import { readFileSync } from 'fs';
import { join } from 'path';

export interface RuleExample {
  /** The settings that the rule speaks of, as `Resource.Property`. */
  readonly firesOn: readonly string[];
  /** Resources of a template in YAML. */
  readonly bad: string;
  readonly messages: readonly string[];
  readonly good: string;
}

export function exampleOf(id: string): RuleExample {
  const page = readFileSync(join(__dirname, '../../RULES.md'), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(`${id}\n`)) ?? '';
  const [bad = '', good = ''] = [...section.matchAll(/^```yaml\n([\s\S]*?)\n```$/gm)].map(([, yaml]) => yaml);
  const firesOn = /^Fires on (.*) of$/m.exec(section)?.[1] ?? '';
  return {
    firesOn: [...firesOn.matchAll(/`([^`]+)`/g)].map(([, place]) => place),
    bad,
    messages: [...section.matchAll(/^> (.*)$/gm)].map(([, message]) => message),
    good,
  };
}
