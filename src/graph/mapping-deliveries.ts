/** Reads one delivery for every event source mapping, with the reader for its kind of source. */
import { defined } from '../model/defined';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, unknown } from '../model/known';
import { settingsOf } from '../sources/read-settings';
import { SOURCE_READERS } from '../sources/readers';
import { TemplateApp } from '../template/app';
import { functionTarget } from '../template/arn/function-target';
import { Resource, resourceId } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { AccessReader } from './access/access-reader';
import { readerOfHidden } from './hidden-source';
import { NodeRegistry } from './node-registry';
import { sourceReaderOf } from './source-reader-of';
import { toTarget } from './target';

export function mappingDeliveries(app: TemplateApp, nodes: NodeRegistry, access: AccessReader): readonly Delivery[] {
  return app.ofType('AWS::Lambda::EventSourceMapping').map((mapping) => deliveryOf(mapping, nodes, access));
}

function deliveryOf(mapping: Resource, nodes: NodeRegistry, access: AccessReader): Delivery {
  const settings = propertiesOf(mapping);
  const node = sourceOf(settings, nodes);
  const source = isUnknown(node) ? undefined : nodes.read(node);
  const { reader: kind, mayBe } = source === undefined ? readerOfHidden(mapping) : { reader: sourceReaderOf(source) };
  const target = toTarget(functionTarget(at(settings, 'FunctionName')), nodes);
  const topic = kind.topic?.(settings);
  return {
    id: resourceId(mapping),
    source: { kind: kind.kind, ...defined({ mayBe }), node, ...defined({ topic }) },
    target,
    policy: kind.policy({ settings, source, nodes, ...(isUnknown(node) ? { hidden: node } : {}) }),
    declaredAt: mapping.declaredAt,
    settings: settingsOf(settings),
    ...access.ofMapping(mapping, target.function, node, kind),
  };
}

function sourceOf(settings: Resolved, nodes: NodeRegistry): Known<string> {
  const arn = at(settings, 'EventSourceArn');
  if (arn.is !== 'absent') return nodes.find(arn);
  for (const kind of SOURCE_READERS) {
    const node = kind.source?.(settings, nodes);
    if (node !== undefined) return node;
  }
  return unknown('a mapping without EventSourceArn');
}
