/** `rules` lists the rules; `rules ID` explains one, with examples and how to acknowledge its findings. */
import { Command, Option } from 'commander';
import { RULE_IDS } from '../checks/rule-ids';
import { ALL_RULES } from '../rules/all';
import { Rule } from '../rules/kit/define-rule';
import { clip } from '../text/clip';
import { didYouMean } from '../text/did-you-mean';
import { withoutNamespace } from '../text/rule-namespace';
import { ruleJson, ruleText, rulesJson, rulesTable } from './rule-texts';
import { Terminal, WIDTH_OF_FILES } from './terminal';
import { UsageError } from './usage-error';

interface Format {
  all(rules: readonly Rule[], width: number): string;
  one(rule: Rule, width: number): string;
}

const FORMATS: ReadonlyMap<string, Format> = new Map([
  ['text', { all: rulesTable, one: ruleText }],
  ['json', { all: rulesJson, one: ruleJson }],
]);

export function rulesCommand(terminal: Terminal): Command {
  return new Command('rules')
    .description('list the rules, or explain one with its examples')
    .argument('[id]', 'the rule to explain, with or without the prefix LambdaDelivery::')
    .addOption(new Option('--format <format>', 'format of the output').choices([...FORMATS.keys()]).default('text'))
    .action((id: string | undefined, { format }: { readonly format: string }) => {
      const formats = FORMATS.get(format)!;
      const width = terminal.width ?? WIDTH_OF_FILES;
      terminal.out(id === undefined ? formats.all(ALL_RULES, width) : formats.one(ruleOf(id), width));
    });
}

function ruleOf(name: string): Rule {
  const id = withoutNamespace(name);
  const rule = ALL_RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) {
    throw new UsageError(`there is no rule ${clip(id)}${didYouMean(id, RULE_IDS, 'see cdk-lambda-delivery rules')}`);
  }
  return rule;
}
