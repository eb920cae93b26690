/** Resources by what one of their properties leads to. An index for each type and property, made when it is first asked for. */
import { isUnknown, Known, Unknown } from '../model/known';
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
    const index = this.indexes.get(key) ?? this.indexOf(type, property);
    this.indexes.set(key, index);
    return index.get(id) ?? [];
  }

  /** The reason why more resources of the type may point at a node than `at` returns. */
  public hidden(type: string, property: readonly string[]): Unknown | undefined {
    return this.app.ofType(type).map((resource) => placeAt(resource, property)).find(isUnknown);
  }

  private indexOf(type: string, property: readonly string[]): ReadonlyMap<NodeId, readonly Resource[]> {
    const index = new Map<NodeId, Resource[]>();
    for (const resource of this.app.ofType(type)) {
      const place = placeAt(resource, property);
      if (isUnknown(place)) continue;
      const id = arnOrResourceId(this.names.placeOf(place));
      const others = index.get(id);
      if (others === undefined) index.set(id, [resource]);
      else others.push(resource);
    }
    return index;
  }
}

function placeAt(resource: Resource, property: readonly string[]): Known<ArnOrResource> {
  const value = at(propertiesOf(resource), ...property);
  return property.at(-1) === 'FunctionName' ? functionTarget(value).function : resolveArn(value);
}
