/** Finds resources by the node that one of their properties references. Each index is built on first use. */
import { groupBy, memo } from '../model/collections';
import { Unknown, isUnknown, Known } from '../model/known';
import { NodeId } from '../model/node';
import { TemplateApp } from '../template/app';
import { functionTarget } from '../template/arn/function-target';
import { ArnOrResource, arnOrResourceId, resolveArn } from '../template/arn/resolve-arn';
import { Resource } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { NamedResources } from './named-resources';

export class Pointers {
  private readonly indexes = new Map<string, ReadonlyMap<NodeId, readonly Resource[]>>();

  public constructor(private readonly app: TemplateApp, private readonly names: NamedResources) {}

  public at(id: NodeId, type: string, property: readonly string[]): readonly Resource[] {
    const key = [type, ...property].join(' ');
    return memo(this.indexes, key, () => this.indexOf(type, property)).get(id) ?? [];
  }

  /** The reason why more resources of the type may point at a node than `at` returns. */
  public hidden(type: string, property: readonly string[]): Unknown | undefined {
    return this.app.ofType(type).map((resource) => placeAt(resource, property)).find(isUnknown);
  }

  private indexOf(type: string, property: readonly string[]): ReadonlyMap<NodeId, readonly Resource[]> {
    return groupBy(this.app.ofType(type), (resource) => {
      const place = placeAt(resource, property);
      return isUnknown(place) ? undefined : arnOrResourceId(this.names.placeOf(place));
    });
  }
}

function placeAt(resource: Resource, property: readonly string[]): Known<ArnOrResource> {
  const value = at(propertiesOf(resource), ...property);
  return property.at(-1) === 'FunctionName' ? functionTarget(value).function : resolveArn(value);
}
