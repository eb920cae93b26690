/** Finds the properties that name a function of the app and that no reader takes for a way to invoke it. */
import { INPUT_LIMITS } from '../limits';
import { isUnknown } from '../model/known';
import { NodeId } from '../model/node';
import { UnreadCaller } from '../model/unread-caller';
import { isRead, isReadProperty, unreadAttributes, unreadProperties } from '../sources/unread-callers';
import { TemplateApp } from '../template/app';
import { functionNamed } from '../template/arn/function-named';
import { functionTarget, namesFunction } from '../template/arn/function-target';
import { isIntrinsic, isObject, own } from '../template/json';
import { Resource } from '../template/stack';
import { resolve } from '../template/value/resolve';
import { partsOf } from '../template/value/text';
import { clip } from '../text/clip';
import { NodeRegistry } from './node-registry';

const MOST = INPUT_LIMITS.referenceValues.max;
const NAMES_FUNCTION = ':function:';
/** A property with the name of a function, as custom resources have. */
const NAME_PROPERTY = 'FunctionName';

export function unreadCallers(app: TemplateApp, nodes: NodeRegistry): readonly UnreadCaller[] {
  const properties = new Map<string, readonly string[]>();
  const found: UnreadCaller[] = [];
  for (const { resources } of app.stacks) {
    for (const resource of resources.values()) {
      const searched = properties.get(resource.type) ?? unreadProperties(resource.type);
      properties.set(resource.type, searched);
      for (const property of searched) found.push(...callersIn(resource, property, resource.properties, nodes));
      for (const attribute of unreadAttributes(resource.type)) {
        found.push(...callersIn(resource, attribute, attributesOf(resource), nodes));
      }
    }
  }
  return found;
}

/** What a template writes beside the properties. */
function attributesOf({ stack, logicalId }: Resource): unknown {
  return own(own(stack.template, 'Resources'), logicalId);
}

function callersIn(resource: Resource, top: string, within: unknown, nodes: NodeRegistry): readonly UnreadCaller[] {
  const start = top.split('.').reduce((value, key) => (key === '' ? value : own(value, key)), within);
  const seen = new Map<string, UnreadCaller>();
  const pending: (readonly [value: unknown, path: string, key: string])[] = [[start, top, top]];
  for (let i = 0; i < pending.length && i < MOST; i += 1) {
    const [value, path, name] = pending[i];
    if (isReadProperty(resource.type, path)) continue;
    const isName = name === NAME_PROPERTY;
    if (isIntrinsic(value) || (typeof value === 'string' && (isName || value.includes(NAMES_FUNCTION)))) {
      for (const id of functionsIn(value, isName, resource, nodes)) {
        seen.set(`${path} ${id}`, { declaredAt: resource.declaredAt, type: clip(resource.type), property: path, function: id });
      }
    } else {
      for (const [key, inner] of partsIn(value)) pending.push([inner, path === '' ? clip(key) : `${path}.${clip(key)}`, key]);
    }
  }
  return seen.size === 0 || isRead(resource) ? [] : [...seen.values()];
}

/** The members of an object, the items of a list by their index. */
function partsIn(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
}

function functionsIn(raw: unknown, isName: boolean, { stack }: Resource, nodes: NodeRegistry): readonly NodeId[] {
  const value = resolve(raw, stack);
  const named = partsOf(value).flatMap((part) => (
    typeof part !== 'string' && part.is === 'reference' && namesFunction(part) ? [nodes.registerTarget(functionTarget(part))] : []
  ));
  const ids = named.length === 0 ? [nodes.idOf(isName ? functionNamed(value) : value)] : named;
  return ids.filter((id): id is NodeId => !isUnknown(id) && nodes.isFunctionOfApp(id));
}
