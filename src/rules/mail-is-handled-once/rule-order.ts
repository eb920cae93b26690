/** The order of the rules in SES rule sets, as far as `After` says it. */
import { groupBy, memo } from '../../model/collections';
import { isUnknown, Known, unknown } from '../../model/known';
import { ReceiptRuleNode } from '../../model/node';

export class RuleOrder {
  private readonly byId: ReadonlyMap<string, ReceiptRuleNode>;
  private readonly byName: ReadonlyMap<string, readonly ReceiptRuleNode[]>;

  private readonly chains = new Map<ReceiptRuleNode, ReadonlySet<ReceiptRuleNode>>();

  public constructor(rules: readonly ReceiptRuleNode[]) {
    this.byId = new Map(rules.map((rule) => [rule.id, rule]));
    this.byName = groupBy(rules, ({ name, ruleSet }) => (
      isUnknown(name) || isUnknown(ruleSet) ? undefined : JSON.stringify([ruleSet, name])
    ));
  }

  public isBefore(one: ReceiptRuleNode, other: ReceiptRuleNode): Known<boolean> {
    if (one === other || this.earlier(one).has(other)) return false;
    return this.earlier(other).has(one) || unknown('in which order SES applies the rules');
  }

  /** One that names no rule, or a hidden one, ends the chain. */
  private earlier(rule: ReceiptRuleNode): ReadonlySet<ReceiptRuleNode> {
    return memo(this.chains, rule, () => {
      const found = new Set<ReceiptRuleNode>();
      let before = this.previous(rule);
      while (before !== undefined && !found.has(before)) {
        found.add(before);
        before = this.previous(before);
      }
      return found;
    });
  }

  private previous({ after, ruleSet }: ReceiptRuleNode): ReceiptRuleNode | undefined {
    // Without a known place the order is unknown.
    if (isUnknown(after)) return undefined;
    return this.byId.get(after) ?? this.byName.get(JSON.stringify([ruleSet, after]))?.[0];
  }
}
