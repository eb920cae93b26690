/** What a resource is called in code that stands for a CDK app: a variable after its construct or logical id, a class after its type. */
import { attributeOf } from './attributes';
import { own } from '../../template/json';
import { Stack } from '../../template/stack';
import { FixPlan } from '../plan';

/** The resources of a stack, as code speaks of them. */
export interface Names {
  readonly variable: (logicalId: string) => string;
  readonly type: (logicalId: string) => string | undefined;
  /** A reference to a resource's name, or to an attribute of it. */
  readonly reference: (logicalId: string, attribute?: string) => string;
  /** What to wait for in place of a policy, which code writes as statements of a role: the role, with all its policies. */
  readonly waitedFor: (logicalId: string) => string;
}

/** `added` are the logical ids of what a plan makes anew. */
export function namesIn({ resources }: Stack, added: ReadonlySet<string> = new Set()): Names {
  const variable = (logicalId: string): string => variableName(resources.get(logicalId)?.declaredAt.path ?? logicalId);
  return {
    variable,
    type: (logicalId) => resources.get(logicalId)?.type,
    reference: (logicalId, attribute) => (
      `${variable(logicalId)}.${attributeOf(resources.get(logicalId)?.type ?? '', added.has(logicalId), attribute)}`
    ),
    waitedFor: (logicalId) => {
      const resource = resources.get(logicalId);
      const role = resource?.type === 'AWS::IAM::Policy' ? referenceIn([own(resource.properties, 'Roles')].flat()[0]) : undefined;
      return variable(role?.logicalId ?? logicalId);
    },
  };
}

/** By stack, with the plan carried out. */
export function namesOf({ settled, resources }: FixPlan): ReadonlyMap<string, Names> {
  const addedTo = (stack: string): ReadonlySet<string> => (
    new Set(resources.filter((resource) => resource.stack === stack && resource.becomes === 'added').map(({ logicalId }) => logicalId))
  );
  return new Map(settled.stacks.map((stack) => [stack.name, namesIn(stack, addedTo(stack.name))]));
}

/** Constructs that are named for their place in another. */
const OF_ITS_PARENT = /^(?:DefaultPolicy|DLQ|EventInvokeConfig|Policy|Role|ServiceRole)$/;

/** `Shop/Orders/Resource` is `orders`, `Shop/Handler/ServiceRole/Resource` is `handlerServiceRole`; text from templates never becomes code. */
function variableName(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== 'Resource' && segment !== '');
  const last = segments.slice(OF_ITS_PARENT.test(segments.at(-1) ?? '') ? -2 : -1).join('');
  const words = (last === '' ? path : last).replace(/[^A-Za-z0-9_]+/g, '');
  return /^[A-Za-z_]/.test(words) ? lowerFirst(words) : `resource${words}`;
}

/** `AWS::SQS::Queue`: `sqs`, `Queue`. */
export function classOf(type: string): { readonly module: string; readonly name: string } {
  const [, service = 'cdk', name = 'Resource'] = /^AWS::(\w+)::(\w+)$/.exec(type) ?? [];
  return { module: service.toLowerCase(), name };
}

export function lowerFirst(text: string): string {
  const [, capitals] = /^([A-Z]+)(?![a-z])/.exec(text) ?? [];
  return capitals === undefined ? text.charAt(0).toLowerCase() + text.slice(1) : capitals.toLowerCase() + text.slice(capitals.length);
}

/** The logical id that an intrinsic names, with its attribute. */
export function referenceIn(value: unknown): { readonly logicalId: string; readonly attribute?: string } | undefined {
  const ref = own(value, 'Ref');
  if (typeof ref === 'string') return { logicalId: ref };
  const [logicalId, attribute] = [own(value, 'Fn::GetAtt')].flat();
  return typeof logicalId === 'string' && typeof attribute === 'string' ? { logicalId, attribute } : undefined;
}
