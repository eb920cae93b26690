/** `rules`: what is checked, in one table; `rules ID`: one rule with its reason, its examples, and how it is acknowledged. */
import { Command, Option } from 'commander';
import { RULE_IDS } from '../checks/rule-ids';
import { ALL_RULES } from '../rules/all';
import { Rule } from '../rules/kit/define-rule';
import { didYouMean } from '../text/did-you-mean';
import { withoutNamespace } from '../text/rule-namespace';
import { ruleJson, ruleText, rulesJson, rulesTable } from './rule-texts';
import { Terminal, WIDTH_OF_FILES } from './terminal';
import { UsageError } from './usage-error';

interface Form {
  all(rules: readonly Rule[], width: number): string;
  one(rule: Rule, width: number): string;
}

const FORMATS: ReadonlyMap<string, Form> = new Map([
  ['text', { all: rulesTable, one: ruleText }],
  ['json', { all: rulesJson, one: ruleJson }],
]);

export function rulesCommand(terminal: Terminal): Command {
  return new Command('rules')
    .description('list the rules, or explain one with its examples')
    .argument('[id]', 'the rule to explain, with or without LambdaDelivery:: before it')
    .addOption(new Option('--format <format>', 'form of the answer').choices([...FORMATS.keys()]).default('text'))
    .action((id: string | undefined, { format }: { readonly format: string }) => {
      const form = FORMATS.get(format)!;
      const width = terminal.width ?? WIDTH_OF_FILES;
      terminal.out(id === undefined ? form.all(ALL_RULES, width) : form.one(ruleOf(id), width));
    });
}

function ruleOf(given: string): Rule {
  const id = withoutNamespace(given);
  const rule = ALL_RULES.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new UsageError(`there is no rule ${id.slice(0, 100)}${didYouMean(id, RULE_IDS, 'see cdk-lambda-delivery rules')}`);
  return rule;
}
