/** The handlers of the channel namespaces of AWS AppSync Events, and the data sources that they call without code. */
import { isUnknown } from '../../model/known';
import { Resource, Stack } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';

export const CHANNEL_NAMESPACE = 'AWS::AppSync::ChannelNamespace';
export const DATA_SOURCE = 'AWS::AppSync::DataSource';

/** Types whose code calls a data source as it likes. */
const WITH_CODE: readonly string[] = ['AWS::AppSync::FunctionConfiguration', 'AWS::AppSync::Resolver'];

export interface EventHandler {
  /** The path of the integration in the properties of the namespace. */
  readonly property: string;
  readonly integration: Resolved;
  /** The handler has code, which calls the data source as it likes. */
  readonly hasCode: boolean;
}

export function handlersOf(namespace: Resource): readonly EventHandler[] {
  return ['OnPublish', 'OnSubscribe'].flatMap((name): readonly EventHandler[] => {
    const handler = at(propertiesOf(namespace), 'HandlerConfigs', name);
    const integration = at(handler, 'Integration');
    if (integration.is === 'absent') return [];
    const behavior = textOf(at(handler, 'Behavior'), 'CODE');
    return [{ property: `HandlerConfigs.${name}.Integration`, integration, hasCode: !isUnknown(behavior) && behavior !== 'DIRECT' }];
  });
}

/** A name or a reference; the name of a data source is unique in its API alone. */
export function namesDataSource(value: Resolved, source: Resource): boolean {
  if (value.is === 'reference') return value.resource === source;
  const [name, own] = [textOf(value, ''), textOf(at(propertiesOf(source), 'Name'), '')];
  return !isUnknown(name) && name !== '' && name === own;
}

interface Uses {
  readonly direct: readonly Resolved[];
  readonly byCode: readonly Resolved[];
}
const usesIn = new WeakMap<Stack, Uses>();

/** Whether handlers without code call the data source, and no code of its stack does. */
export function isCalledDirectly(source: Resource): boolean {
  const { direct, byCode } = usesOf(source.stack);
  const calls = (value: Resolved): boolean => namesDataSource(value, source);
  return direct.some(calls) && !byCode.some(calls);
}

function usesOf(stack: Stack): Uses {
  const kept = usesIn.get(stack);
  if (kept !== undefined) return kept;
  const all = [...stack.resources.values()];
  const handlers = all.filter(({ type }) => type === CHANNEL_NAMESPACE).flatMap(handlersOf);
  const namesIn = (hasCode: boolean): readonly Resolved[] => (
    handlers.filter((one) => one.hasCode === hasCode).map(({ integration }) => at(integration, 'DataSourceName'))
  );
  const resolvers = all.filter(({ type }) => WITH_CODE.includes(type)).map((one) => at(propertiesOf(one), 'DataSourceName'));
  const uses = { direct: namesIn(false), byCode: [...namesIn(true), ...resolvers] };
  usesIn.set(stack, uses);
  return uses;
}
