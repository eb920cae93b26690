/** One delivery for every event source mapping, read by the kind that polls such a source. */
import { NodeBook } from './node-book';
import { targetOf } from './target';
import { Delivery } from '../model/delivery-graph';
import { NodeKind } from '../model/node';
import { isUnknown, Known, unknown } from '../model/unknown';
import { SOURCE_KINDS } from '../sources/kinds';
import { settingsOf } from '../sources/read-settings';
import { SourceKindReader } from '../sources/source-kind';
import { unknownKind } from '../sources/unknown/kind';
import { TemplateApp } from '../template/app';
import { at, propertiesOf } from '../template/fields';
import { functionTarget } from '../template/function-target';
import { Resolved } from '../template/resolved';
import { Resource, resourceId } from '../template/stack';

const KIND_BY_NODE = new Map<NodeKind, SourceKindReader>(SOURCE_KINDS.flatMap((kind) => kind.polls.map((node) => [node, kind] as const)));

export function mappingDeliveries(app: TemplateApp, nodes: NodeBook): readonly Delivery[] {
  return app.ofType('AWS::Lambda::EventSourceMapping').map((mapping) => deliveryOf(mapping, nodes));
}

function deliveryOf(mapping: Resource, nodes: NodeBook): Delivery {
  const settings = propertiesOf(mapping);
  const node = sourceOf(at(settings, 'EventSourceArn'), nodes);
  const source = isUnknown(node) ? undefined : nodes.read(node);
  const kind = (source && KIND_BY_NODE.get(source.kind)) ?? unknownKind;
  const target = targetOf(functionTarget(at(settings, 'FunctionName')), nodes);
  return {
    id: resourceId(mapping),
    source: { kind: kind.kind, node },
    target,
    policy: kind.policy({ settings, source, nodes }),
    declaredAt: mapping.declaredAt,
    settings: settingsOf(settings),
    access: [],
  };
}

function sourceOf(arn: Resolved, nodes: NodeBook): Known<string> {
  return arn.is === 'absent' ? unknown('a mapping without EventSourceArn') : nodes.find(arn);
}
