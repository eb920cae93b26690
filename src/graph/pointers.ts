/** Finds resources by the node, or the nodes of a list, that one of their properties references. Each index is built on first use. */
import { memo } from '../model/collections';
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
    return this.app.ofType(type).flatMap((resource) => this.placesAt(resource, property)).find(isUnknown);
  }

  private indexOf(type: string, property: readonly string[]): ReadonlyMap<NodeId, readonly Resource[]> {
    const index = new Map<NodeId, Resource[]>();
    for (const resource of this.app.ofType(type)) {
      const places = this.placesAt(resource, property);
      const ids = places.flatMap((place) => (isUnknown(place) ? [] : [arnOrResourceId(place)]));
      for (const id of new Set(ids)) memo(index, id, () => []).push(resource);
    }
    return index;
  }

  private placesAt(resource: Resource, property: readonly string[]): readonly Known<ArnOrResource>[] {
    return writtenAt(resource, property).map((written) => {
      if (isUnknown(written)) return written;
      const place = this.names.placeOf(written);
      return place.arn === undefined ? place : written.arn?.uncertain ?? place;
    });
  }
}

function writtenAt(resource: Resource, property: readonly string[]): readonly Known<ArnOrResource>[] {
  const value = at(propertiesOf(resource), ...property);
  if (property.at(-1) === 'FunctionName') return [functionTarget(value).function];
  if (value.is === 'absent') return [];
  return (value.is === 'list' ? value.items : [value]).map(resolveArn);
}
