/** How code that stands for a CDK app speaks of the resources of a stack, and which of them it has spoken of. */
import { own } from '../../template/json';
import { Stack } from '../../template/stack';
import { FixPlan } from '../plan';
import { CONSTRUCTS, ConstructClass, lowLevelClass } from './constructs';
import { variablesOf } from './variables';

/** A construct of the app, for people to find: `code` is how to come by what is made inside another construct. */
export interface Mention {
  readonly variable: string;
  readonly type: string;
  readonly path: string;
  readonly code?: string;
}

export interface CdkNames {
  /** What stands for the construct in code. */
  readonly construct: (logicalId: string) => string;
  /** The name of a construct that a plan adds. */
  readonly variable: (logicalId: string) => string;
  readonly type: (logicalId: string) => string | undefined;
  /** As the plan leaves them. */
  readonly properties: (logicalId: string) => unknown;
  /** Undefined where the app, or the plan, speaks of it by its L1 class. */
  readonly highLevel: (logicalId: string) => ConstructClass | undefined;
  /** Whether the variable stands for an L1 construct: neither for an L2, nor for one whose class is not known. */
  readonly isLowLevel: (logicalId: string) => boolean;
  /** Construct path or logical id. */
  readonly place: (logicalId: string) => string;
  /** Where the options of a construct stand: for an event source of a function, with that function. */
  readonly optionsOf: (logicalId: string) => string;
  /** The constructs of the app that were spoken of. */
  readonly mentions: () => readonly Mention[];
}

/** What aws-cdk-lib makes inside a function, and people give options as something else. */
const PARTS: Readonly<Record<string, string>> = {
  'AWS::Lambda::EventInvokeConfig': 'asynchronous settings', 'AWS::Lambda::EventSourceMapping': 'event source', 'AWS::SNS::Subscription': 'subscription',
};

const L1_OF_L2 = '/Resource';
/** What aws-cdk-lib makes in the stack itself, so that no variable of the app stands for it. */
const MADE_IN_STACK = /^SchedulerRoleForTarget-[0-9a-f]+$/;

export function cdkNamesIn(stack: Stack, added: ReadonlySet<string> = new Set()): CdkNames {
  const variables = variablesOf(stack);
  const paths = new Map([...stack.resources.values()].map(({ logicalId, declaredAt: { path } }) => [path, logicalId]));
  const mentioned = new Set<string>();
  const pathOf = (logicalId: string): string | undefined => stack.resources.get(logicalId)?.declaredAt.path;
  const isMadeByL2 = (logicalId: string): boolean => pathOf(logicalId)?.endsWith(L1_OF_L2) ?? true;
  const typeOf = (logicalId: string): string | undefined => stack.resources.get(logicalId)?.type;
  const classOf = (logicalId: string): ConstructClass | undefined => CONSTRUCTS.get(typeOf(logicalId) ?? '');
  const highLevel = (logicalId: string): ConstructClass | undefined => {
    const found = classOf(logicalId);
    if (!added.has(logicalId)) return isMadeByL2(logicalId) ? found : undefined;
    const properties = stack.resources.get(logicalId)?.properties;
    const isWhole = found?.addedWith?.every((key) => highLevel(referenceIn(own(properties, key))?.logicalId ?? '') !== undefined) ?? false;
    return isWhole ? found : undefined;
  };
  const isLowLevel = (logicalId: string): boolean => (
    highLevel(logicalId) === undefined && (pathOf(logicalId) === undefined || !isMadeByL2(logicalId))
  );
  const place = (logicalId: string): string => pathOf(logicalId)?.replace(/\/Resource$/, '') ?? `${stack.name}.${logicalId}`;
  const variable = (logicalId: string): string => variables.get(logicalId) ?? 'undefined';
  /** What holds the construct, where that is an L2 construct, and its id there. */
  const inside = (logicalId: string): readonly [holder: string, id: string] | undefined => {
    const [, parent = '', id = ''] = /^(.*)\/([^/]*)$/s.exec(place(logicalId)) ?? [];
    const holder = paths.get(parent + L1_OF_L2);
    return pathOf(logicalId) === undefined || holder === undefined ? undefined : [holder, id];
  };
  /** From the outermost. */
  const holders = (logicalId: string): readonly string[] => {
    const found: string[] = [];
    for (let holder = inside(logicalId)?.[0]; holder !== undefined; holder = inside(holder)?.[0]) found.unshift(holder);
    return found;
  };
  const construct = (logicalId: string): string => {
    const [holder, id] = inside(logicalId) ?? [];
    if (holder !== undefined && id === 'ServiceRole' && typeOf(holder) === 'AWS::Lambda::Function') return `${construct(holder)}.role!`;
    if (!added.has(logicalId)) mentioned.add(logicalId);
    return variable(logicalId);
  };
  const mention = (logicalId: string): Mention => {
    const type = highLevel(logicalId)?.name ?? (isLowLevel(logicalId) ? lowLevelClass(typeOf(logicalId) ?? '') : 'Construct');
    const [holder, id = place(logicalId).split('/').at(-1) ?? ''] = inside(logicalId) ?? [];
    const from = holder !== undefined ? variable(holder) : MADE_IN_STACK.test(id) ? 'this' : undefined;
    return {
      variable: variable(logicalId),
      type,
      path: place(logicalId),
      ...(from === undefined ? {} : { code: `${from}.node.findChild(${JSON.stringify(id)}) as ${type}` }),
    };
  };
  const optionsOf = (logicalId: string): string => {
    const [holder, id] = inside(logicalId) ?? [];
    const part = own(PARTS, typeOf(logicalId) ?? '');
    return holder === undefined || typeof part !== 'string' ? place(logicalId) : `the ${part} of ${place(holder)} (${id})`;
  };
  return {
    construct,
    variable,
    optionsOf,
    highLevel,
    isLowLevel,
    place,
    type: typeOf,
    properties: (logicalId) => stack.resources.get(logicalId)?.properties,
    mentions: () => [...new Set([...mentioned].flatMap((logicalId) => [...holders(logicalId), logicalId]))].map(mention),
  };
}

/** By stack, with the plan carried out. */
export function cdkNamesOf({ settled, resources }: FixPlan): ReadonlyMap<string, CdkNames> {
  const added = new Map<string, Set<string>>(settled.stacks.map(({ name }) => [name, new Set()]));
  for (const { stack, logicalId, becomes } of resources) if (becomes === 'added') added.get(stack)?.add(logicalId);
  return new Map(settled.stacks.map((stack) => [stack.name, cdkNamesIn(stack, added.get(stack.name))]));
}

/** The logical id that an intrinsic names, with its attribute. */
export function referenceIn(value: unknown): { readonly logicalId: string; readonly attribute?: string } | undefined {
  const ref = own(value, 'Ref');
  if (typeof ref === 'string') return { logicalId: ref };
  const got = own(value, 'Fn::GetAtt');
  const [logicalId, attribute] = Array.isArray(got) ? got : typeof got === 'string' ? [got.split('.')[0], got.split('.').slice(1).join('.')] : [];
  return typeof logicalId === 'string' && typeof attribute === 'string' && attribute !== '' ? { logicalId, attribute } : undefined;
}
