/** SES applies every receipt rule of a rule set that a mail matches, so two of them may invoke one function for it. */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { ReceiptRuleNode } from '../model/node';
import { either, eitherName } from '../text/words';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, describeNodeOr } from './kit/wording';
import { describeRecipient } from './mail-is-handled-once/recipients';
import { RuleSets } from './mail-is-handled-once/rule-sets';

export const mailIsHandledOnce = defineRule({
  id: 'mail-is-handled-once',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'SES applies every receipt rule that a mail matches: a function that two of them invoke handles the mail twice.',
  source: 'https://docs.aws.amazon.com/ses/latest/dg/receiving-email-concepts.html',
  check: (app) => {
    const rules = app.all('receipt-rule');
    const sets = new RuleSets(rules);
    return [...groupBy(invocations(app), ({ delivery }) => functionKey(delivery)).values()].flatMap((all) => (
      compareWithEarlier(catchAllsLast(all), comparisonKey, (one, other) => sets.bothGet(one.rule, other.rule))
        .flatMap(({ item, earlier, conflicts }) => report(location([item.rule, 'Rule.Recipients']), conflicts, () => ({
          fact: `${describeNode(item.rule)} and ${describeNode(earlier.rule)} both invoke ${describeHandler(app, item.delivery)} with mail for `
            + describeRecipient(sets.firstOfBoth(item.rule, earlier.rule)),
          consequence: 'SES applies both rules to such a mail, and the function handles it twice',
          fix: `Set ${eitherName('Rule.Recipients', 'recipients')} of the two so that no mail matches both, or end the rule set in the first of them with a `
            + `${either('StopAction', 'Stop action')}`,
          // Which of the two is meant for the mail only its owner knows.
          changes: [],
        })))
    ));
  },
});

interface Invocation {
  readonly delivery: Delivery;
  readonly rule: ReceiptRuleNode;
}

/** A function that SES waits for may end the rule set by its answer. */
function invocations(app: GraphIndex): readonly Invocation[] {
  return app.pushes.flatMap((delivery) => {
    const rule = app.nodeOf('receipt-rule', delivery.source.node);
    return rule === undefined ? [] : [{ delivery, rule }];
  });
}

function functionKey({ target }: Delivery): string | undefined {
  // Mostly it is no function of the other rules.
  if (isUnknown(target.function)) return undefined;
  return JSON.stringify([target.function, target.through ?? target.qualifier]);
}

function catchAllsLast(all: readonly Invocation[]): readonly Invocation[] {
  const isCatchAll = ({ rule }: Invocation): boolean => rule.recipients === 'all';
  return [...all.filter((one) => !isCatchAll(one)), ...all.filter(isCatchAll)];
}

function comparisonKey({ rule }: Invocation): readonly unknown[] {
  return [rule.id];
}

function describeHandler(app: GraphIndex, { target }: Delivery): string {
  const handler = app.node(target.function);
  return describeNodeOr(handler, 'one function');
}
