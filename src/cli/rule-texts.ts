/** Writes rules as text and as JSON. */
import { INDENT } from '../report/check/lines';
import { wrapped } from '../report/table';
import { Rule } from '../rules/kit/define-rule';
import { HARM_TEXTS } from '../rules/kit/harm';
import { escapeJson } from '../text/escape';
import { pluralizeCount } from '../text/pluralize';
import { NAMESPACE } from '../text/rule-namespace';
import { exampleOf } from './rule-examples';

const NARROWEST_REASON = 24;

/** People copy ids, so an id is never wrapped: in a narrow terminal the reason goes below it. */
export function rulesTable(rules: readonly Rule[], width: number): string {
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(({ length }) => length));
  const [ids, severities] = [widest(rules.map(({ id }) => id)), widest(rules.map(({ severity }) => severity))];
  const margin = ids + INDENT.length + severities + INDENT.length;
  const lines = rules.flatMap(({ id, severity, why }) => {
    const head = `${id.padEnd(ids)}${INDENT}${severity.padEnd(severities)}${INDENT}`;
    if (width - margin < NARROWEST_REASON) {
      return [`${id} (${severity})`, ...wrapped(why, width - INDENT.length).map((line) => `${INDENT}${line}`)];
    }
    return wrapped(why, width - margin).map((line, i) => `${i === 0 ? head : ' '.repeat(margin)}${line}`);
  });
  return `${[...lines, '', ...wrapped(`${pluralizeCount(rules.length, 'rule')}; cdk-lambda-delivery rules ID explains one`, width)].join('\n')}\n`;
}

export function rulesJson(rules: readonly Rule[]): string {
  return `${escapeJson(JSON.stringify(rules.map(summaryOf), undefined, 2))}\n`;
}

export function ruleJson(rule: Rule): string {
  const json = { ...summaryOf(rule), example: exampleOf(rule.id), acknowledge: acknowledgmentOf(rule) };
  return `${escapeJson(JSON.stringify(json, undefined, 2))}\n`;
}

export function ruleText(rule: Rule, width: number): string {
  const { firesOn, bad, messages, good } = exampleOf(rule.id);
  const { cdk, config } = acknowledgmentOf(rule);
  const block = (text: string): readonly string[] => text.split('\n').map((line) => `${INDENT}${line}`.trimEnd());
  return `${[
    `${rule.id} (${rule.severity}: ${HARM_TEXTS[rule.harm].title.toLowerCase()})`,
    ...wrapped(rule.why, width),
    ...(rule.severity === 'info' ? [] : wrapped(`The usual severity is ${rule.severity}; a finding can have a lower one.`, width)),
    rule.source,
    '',
    ...wrapped(`Fires on ${firesOn.join(' and ')}:`, width),
    '',
    ...block(bad),
    '',
    ...messages.flatMap((message) => [...wrapped(message, width - INDENT.length).map((line) => `${INDENT}${line}`), '']),
    'Does not fire on:',
    '',
    ...block(good),
    '',
    'To acknowledge a finding in a CDK app:',
    '',
    ...block(cdk),
    '',
    'or in .cdk-lambda-delivery.json (add stack, logicalId or path for one part of the app):',
    '',
    ...block(config),
  ].join('\n')}\n`;
}

function summaryOf({ id, severity, harm, why, source }: Rule): object {
  return { id, severity, harm, why, source };
}

function acknowledgmentOf({ id }: Rule): { readonly cdk: string; readonly config: string } {
  return {
    cdk: `Validations.of(construct).acknowledge({ id: '${NAMESPACE}::${id}', reason: '...' });`,
    config: JSON.stringify({ acknowledgments: [{ rule: id, reason: '...' }] }),
  };
}
