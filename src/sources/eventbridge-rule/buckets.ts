/**
 * Finds the buckets that the event pattern of a rule names: by name, by ARN, or in the parameters of an API call. A
 * pattern may also ask for a part of a name, which names no single bucket.
 */
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { Nodes } from '../../resources/node-reader';
import { parseArn } from '../../template/arn/arn';
import { Resource } from '../../template/stack';
import { at, listOf, propertiesOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Resolved } from '../../template/value/resolved';
import { isName } from '../../template/value/symbolic-text';
import { joinParts, partsOf } from '../../template/value/text';

const NAMES = [['detail', 'bucket', 'name'], ['detail', 'requestParameters', 'bucketName']] as const;

export function bucketsNamed(rule: Resource, nodes: Nodes): readonly Known<NodeId>[] {
  const pattern = parseJsonText(at(propertiesOf(rule), 'EventPattern'), rule.stack);
  const names = NAMES.flatMap((path) => exactItems(at(pattern, ...path))).map(arnOfName);
  const arns = exactItems(at(pattern, 'resources')).filter(isBucket);
  return [...names, ...arns].map((bucket) => nodes.find(bucket));
}

/** The values of a list, without operators. A hidden list is one hidden value. */
function exactItems(list: Resolved): readonly Resolved[] {
  const items = listOf(list);
  if (list.is === 'fields') return [];
  return isUnknown(items) ? [list] : items.filter(({ is }) => is !== 'fields');
}

function arnOfName(name: Resolved): Resolved {
  if (!isName(name)) return name;
  return joinParts(['arn:', { is: 'pseudo', name: 'AWS::Partition' }, ':s3:::', ...partsOf(name)]);
}

function isBucket(arn: Resolved): boolean {
  if (arn.is === 'reference') return arn.resource.type === 'AWS::S3::Bucket';
  return (arn.is === 'scalar' || arn.is === 'text') && parseArn(partsOf(arn))?.service === 's3';
}
