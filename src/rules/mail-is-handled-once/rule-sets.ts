/** Which mail arrives at both of two receipt rules: both match it, and nothing ends the rule set for it before the later one. */
import { groupBy, memo } from '../../model/collections';
import { and, anyOf, causeKey, isUnknown, Known, mapAll, not, or } from '../../model/known';
import { ReceiptRuleNode } from '../../model/node';
import { coexist } from '../kit/coexist';
import { Recipients } from './recipients';
import { RuleOrder } from './rule-order';

/** A recipient, and whether its mail arrives at both. */
type Common = readonly [recipient: Known<string>, arrives: Known<boolean>];

export class RuleSets {
  private readonly order: RuleOrder;
  private readonly recipients = new Map<ReceiptRuleNode, Recipients>();
  /** The rules that may keep a mail from a later one, by their set. */
  private readonly ending: ReadonlyMap<string, readonly ReceiptRuleNode[]>;

  public constructor(rules: readonly ReceiptRuleNode[]) {
    this.order = new RuleOrder(rules);
    this.ending = groupBy(rules.filter(({ enabled, endsRuleSet }) => and(enabled, endsRuleSet) !== false), setKey);
  }

  public bothGet(one: ReceiptRuleNode, other: ReceiptRuleNode): Known<boolean> {
    const active = and(coexist(one, other), inOneSet(one, other), one.enabled, other.enabled);
    return active === false ? false : and(active, anyOf(this.common(one, other).map(([, arrives]) => arrives)));
  }

  public firstOfBoth(one: ReceiptRuleNode, other: ReceiptRuleNode): Known<string> | undefined {
    return this.common(one, other).find(([, arrives]) => arrives === true)?.[0];
  }

  private common(one: ReceiptRuleNode, other: ReceiptRuleNode): readonly Common[] {
    return [...this.shared(one, other), ...this.shared(other, one)];
  }

  /** The recipients of one rule of which the other gets all mail. */
  private shared(one: ReceiptRuleNode, other: ReceiptRuleNode): readonly Common[] {
    return this.of(one).items.flatMap((recipient): readonly Common[] => {
      const covered = this.of(other).cover(recipient);
      return covered === false ? [] : [[recipient, and(covered, not(this.isStopped(recipient, one, other)))]];
    });
  }

  private isStopped(recipient: Known<string>, one: ReceiptRuleNode, other: ReceiptRuleNode): Known<boolean> {
    return anyOf((this.ending.get(setKey(one) ?? '') ?? []).map((rule) => and(
      coexist(rule, one), coexist(rule, other), rule.enabled, rule.endsRuleSet, this.of(rule).cover(recipient),
      or(this.order.isBefore(rule, one), this.order.isBefore(rule, other)),
    )));
  }

  private of(rule: ReceiptRuleNode): Recipients {
    return memo(this.recipients, rule, () => new Recipients(rule.recipients));
  }
}

/** One parameter is one rule set. */
function setKey({ ruleSet }: ReceiptRuleNode): string | undefined {
  if (!isUnknown(ruleSet)) return ruleSet;
  // `inOneSet` passes on what nothing names.
  return ruleSet.cause === undefined ? undefined : causeKey(ruleSet.cause);
}

function inOneSet(one: ReceiptRuleNode, other: ReceiptRuleNode): Known<boolean> {
  const key = setKey(one);
  return (key !== undefined && key === setKey(other)) || mapAll([one.ruleSet, other.ruleSet], (a, b) => a === b);
}
