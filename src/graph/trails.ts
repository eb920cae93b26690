/**
 * Reads the trails of the app: which calls about data they record, and of which resources.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
import { isUnknown, Known, map } from '../model/known';
import { NodeId } from '../model/node';
import { RecordedData, Trail } from '../model/trail';
import { TemplateApp } from '../template/app';
import { parseArn } from '../template/arn/arn';
import { at, booleanOf, listOf, propertiesOf, textOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { NodeRegistry } from './node-registry';

export function trailsOf(app: TemplateApp, nodes: NodeRegistry): readonly Trail[] {
  return app.ofType('AWS::CloudTrail::Trail').map((trail) => {
    const properties = propertiesOf(trail);
    return {
      declaredAt: trail.declaredAt,
      logging: booleanOf(at(properties, 'IsLogging'), false),
      dataEvents: bothOf(
        basic(at(properties, 'EventSelectors'), nodes), advanced(at(properties, 'AdvancedEventSelectors'), nodes),
      ),
    };
  });
}

type Recorded = Trail['dataEvents'];

function bothOf(one: Recorded, other: Recorded): Recorded {
  if (isUnknown(one)) return one;
  return isUnknown(other) ? other : [...one, ...other];
}

/** `DataResources` of each selector. */
function basic(selectors: Resolved, nodes: NodeRegistry): Recorded {
  const list = listOf(selectors);
  if (isUnknown(list)) return list;
  const found = list.map((selector): Recorded => {
    const calls = textOf(at(selector, 'ReadWriteType'), 'All');
    const resources = listOf(at(selector, 'DataResources'));
    return map(resources, (all) => all.map((resource): RecordedData => (
      { type: textOf(at(resource, 'Type'), ''), calls, of: resourcesIn(at(resource, 'Values'), nodes) }
    )));
  });
  return found.find(isUnknown) ?? (found as readonly (readonly RecordedData[])[]).flat();
}

/** `FieldSelectors` of each selector that asks for data. */
function advanced(selectors: Resolved, nodes: NodeRegistry): Recorded {
  const list = listOf(selectors);
  if (isUnknown(list)) return list;
  const found = list.map((selector) => ofFields(at(selector, 'FieldSelectors'), nodes));
  return found.find(isUnknown) ?? (found as readonly (readonly RecordedData[])[]).flat();
}

function ofFields(selectors: Resolved, nodes: NodeRegistry): Recorded {
  const list = listOf(selectors);
  if (isUnknown(list)) return list;
  const hiddenField = list.map((one) => textOf(at(one, 'Field'), '')).find(isUnknown);
  if (hiddenField !== undefined) return hiddenField;
  const field = (name: string): Resolved | undefined => list.find((one) => textOf(at(one, 'Field'), '') === name);
  const only = (name: string, byDefault: string): Known<string> => {
    const selector = field(name);
    const values = selector === undefined ? [] : listOf(at(selector, 'Equals'));
    if (isUnknown(values)) return values;
    return values.length === 0 ? byDefault : textOf(values[0], byDefault);
  };
  const category = only('eventCategory', '');
  if (category !== 'Data') return isUnknown(category) ? category : [];
  const arn = field('resources.ARN');
  return [{
    type: only('resources.type', ''),
    calls: map(only('readOnly', ''), (text) => (text === '' ? 'All' : text === 'true' ? 'ReadOnly' : 'WriteOnly')),
    of: arn === undefined ? 'all' : resourcesOf(arn, nodes),
  }];
}

/** A selector that leaves some out is taken to record all others. */
function resourcesOf(selector: Resolved, nodes: NodeRegistry): RecordedData['of'] {
  for (const operator of ['Equals', 'StartsWith']) {
    const values = at(selector, operator);
    if (values.is !== 'absent') return resourcesIn(values, nodes);
  }
  return 'all';
}

/** `arn:aws:s3` and `arn:aws:lambda` alone stand for every resource. */
function resourcesIn(values: Resolved, nodes: NodeRegistry): RecordedData['of'] {
  const list = listOf(values);
  if (isUnknown(list)) return [list];
  const found = list.map((value): Known<NodeId> | 'all' => (namesOne(value) ? nodes.idOf(value) : 'all'));
  return found.includes('all') ? 'all' : found;
}

function namesOne(value: Resolved): boolean {
  if (value.is === 'hidden' || value.is === 'reference') return true;
  const parts = partsOf(value);
  if (parts.some((part) => typeof part !== 'string' && part.is === 'reference')) return true;
  const resource = parseArn(parts)?.resource ?? '';
  return resource !== '' && resource !== '/';
}
