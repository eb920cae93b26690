/**
 * Reads a receipt rule of SES, which hands the mail for its recipients to its actions. Every rule of a rule set is a
 * node: one that invokes no function may end the set for the mail of later ones.
 */
import { INPUT_LIMITS } from '../../limits';
import { isUnknown, Known, map } from '../../model/known';
import { NodeId, ReceiptRuleNode } from '../../model/node';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { namesFunction } from '../../template/arn/function-target';
import { resourceId } from '../../template/stack';
import { at, booleanOf, listOf, propertiesOf, textOf, unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { joinParts, partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { itemsAt, plainPushTarget } from '../push/read-push';

/** Between the names of set and rule. */
const BEFORE_NAME = ':receipt-rule/';

const receiptRuleReader: NodeReader = {
  kind: 'receipt-rule',
  types: ['AWS::SES::ReceiptRule'],
  service: 'ses',
  nameProperty: 'Rule',
  matches: (arn) => arn.resource.includes(BEFORE_NAME),
  nameIn: (arn) => arn.resource.slice(arn.resource.indexOf('/') + 1),
  nameOf(resource) {
    const properties = propertiesOf(resource);
    const name = at(properties, 'Rule', 'Name');
    return name.is === 'absent' ? name : joinParts([...partsOf(at(properties, 'RuleSetName')), BEFORE_NAME, ...partsOf(name)]);
  },
  fromResource(id, resource, nodes): ReceiptRuleNode {
    const properties = propertiesOf(resource);
    const rule = at(properties, 'Rule');
    return {
      id,
      kind: 'receipt-rule',
      declaredAt: resource.declaredAt,
      name: textOf(at(rule, 'Name'), id),
      ruleSet: ruleSetNamed(at(properties, 'RuleSetName'), nodes),
      after: afterOf(at(properties, 'After')),
      recipients: recipientsOf(at(rule, 'Recipients')),
      enabled: isEnabled(rule),
      endsRuleSet: endsRuleSet(at(rule, 'Actions')),
    };
  },
  fromArn: (id) => ({ id, kind: 'other', type: 'ses' }),
};

export const sesPush: PushReader = {
  service: 'ses',
  types: receiptRuleReader.types,
  nodes: [receiptRuleReader],
  pushes(resource, nodes): readonly Push[] {
    const from = nodes.register({ resource });
    const enabled = isEnabled(at(propertiesOf(resource), 'Rule'));
    return itemsAt(propertiesOf(resource), 'Rule', 'Actions').flatMap(([action, path]): readonly Push[] => {
      const to = at(action, 'LambdaAction', 'FunctionArn');
      if (!namesFunction(to)) return [];
      const type = textOf(at(action, 'LambdaAction', 'InvocationType'), 'Event');
      return [{
        from,
        to,
        way: map<string, 'async' | 'sync'>(type, (text) => (text === 'RequestResponse' ? 'sync' : 'async')),
        by: 'target',
        pushTarget: { ...plainPushTarget(resource, path, action), enabled, enabledProperty: 'Rule.Enabled' },
      }];
    });
  },
};

/** SES does not apply a rule that does not say so. */
function isEnabled(rule: Resolved): Known<boolean> {
  return booleanOf(at(rule, 'Enabled'), false);
}

function ruleSetNamed(name: Resolved, nodes: Nodes): Known<NodeId> {
  if (name.is === 'reference') return nodes.idOf(name);
  if (name.is !== 'scalar' && name.is !== 'text') return unknownFrom(name, 'a rule set');
  return nodes.idOf(arnHere('ses', 'receipt-rule-set/', ...partsOf(name)));
}

function afterOf(name: Resolved): ReceiptRuleNode['after'] {
  return name.is === 'reference' ? resourceId(name.resource) : textOf(name, 'none');
}

function recipientsOf(list: Resolved): ReceiptRuleNode['recipients'] {
  const items = listOf(list);
  if (isUnknown(items)) return items;
  // A rule without recipients is for all mail.
  if (items.length === 0) return 'all';
  return items.slice(0, INPUT_LIMITS.mailRecipients.max).map((item) => map(textOf(item, ''), (text) => text.toLowerCase()));
}

function endsRuleSet(actions: Resolved): Known<boolean> {
  const items = listOf(actions);
  return isUnknown(items) ? items : items.some((action) => at(action, 'StopAction').is !== 'absent');
}
