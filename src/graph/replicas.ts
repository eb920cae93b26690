/**
 * Says of tables outside the stacks' own Regions that they are replicas of a global table of the app: by name, account
 * and the list of Regions. DynamoDB creates a replica in a Region that no template names.
 */
import { defined } from '../model/defined';
import { isUnknown } from '../model/known';
import { DeliveryNode, NodeId } from '../model/node';
import { tableReader } from '../resources/table/read';
import { TemplateApp } from '../template/app';
import { parseArn } from '../template/arn/arn';
import { environmentOfStack, Resource, resourceId } from '../template/stack';
import { at, listOf, propertiesOf } from '../template/value/fields';
import { partsOf } from '../template/value/text';
import { NodeRegistry } from './node-registry';

const GLOBAL_TABLE = 'AWS::DynamoDB::GlobalTable';

export function withReplicas(
  all: readonly DeliveryNode[], app: TemplateApp, nodes: NodeRegistry,
): readonly DeliveryNode[] {
  const tables = new Map(app.ofType(GLOBAL_TABLE).flatMap((table) => (
    replicasOf(table).map((key) => [key, resourceId(table)])
  )));
  if (tables.size === 0) return all;
  return all.map((node) => {
    if (node.kind !== 'table' || node.declaredAt !== undefined) return node;
    return { ...node, ...defined({ replicaOf: tableOf(node.id, tables, nodes) }) };
  });
}

function tableOf(id: NodeId, tables: ReadonlyMap<string, NodeId>, nodes: NodeRegistry): NodeId | undefined {
  const arn = parseArn(partsOf(nodes.valueOf(id)));
  return arn && tables.get(keyOf(arn.account, arn.region, tableReader.nameIn(arn)));
}

function replicasOf(table: Resource): readonly string[] {
  const properties = propertiesOf(table);
  const { account = '' } = environmentOfStack(table.stack);
  const [name, replicas] = [at(properties, 'TableName'), listOf(at(properties, 'Replicas'))];
  if (name.is !== 'scalar' || isUnknown(replicas)) return [];
  return replicas.flatMap((replica) => {
    const region = at(replica, 'Region');
    return region.is === 'scalar' ? [keyOf(account, String(region.value), String(name.value))] : [];
  });
}

function keyOf(account: string, region: string, name: string): string {
  return JSON.stringify([account, region, name]);
}
