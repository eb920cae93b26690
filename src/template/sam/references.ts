/**
 * Resolves SAM's own attributes: `Fn.Alias` is the alias that SAM creates for `Fn`, wherever the template writes it.
 *
 * @see https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
import { INPUT_LIMITS } from '../../limits';
import { isObject, own } from '../json';
import { Made } from './resources';

/** The logical id of the created resource, by the name of the attribute: `Fn.Alias`. */
export type SamAttributes = ReadonlyMap<string, string>;

const NAMES: ReadonlyMap<unknown, string> = new Map([
  ['AWS::Lambda::Alias', 'Alias'],
  ['AWS::Lambda::Version', 'Version'],
  ['AWS::SQS::Queue', 'DestinationQueue'],
  ['AWS::SNS::Topic', 'DestinationTopic'],
  ['AWS::ApiGateway::Stage', 'Stage'],
  ['AWS::ApiGateway::Deployment', 'Deployment'],
  ['AWS::ApiGatewayV2::Stage', 'Stage'],
]);

/** The attributes of a SAM resource, from what it becomes. */
export function samAttributes(id: string, { resources }: Made): readonly (readonly [string, string])[] {
  return Object.entries(resources).flatMap(([created, value]) => {
    const name = NAMES.get(own(value, 'Type'));
    return name === undefined ? [] : [[`${id}.${name}`, created] as const];
  });
}

export function withSamAttributes(value: unknown, attributes: SamAttributes, depth = 0): unknown {
  if (attributes.size === 0 || depth > INPUT_LIMITS.samDepth.max) return value;
  if (Array.isArray(value)) return value.map((item) => withSamAttributes(item, attributes, depth + 1));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => (
    [key, REWRITES.get(key)?.(inner, attributes) ?? withSamAttributes(inner, attributes, depth + 1)]
  )));
}

type Rewrite = (argument: unknown, attributes: SamAttributes) => unknown;

/** Undefined where the argument names no such attribute. */
const REWRITES: ReadonlyMap<string, Rewrite> = new Map<string, Rewrite>([
  ['Ref', (name, attributes) => (typeof name === 'string' ? attributes.get(name) : undefined)],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', (argument, attributes) => {
    if (typeof argument === 'string') return sub(argument, attributes);
    const [text, variables] = Array.isArray(argument) ? argument : [];
    return typeof text === 'string' ? [sub(text, attributes), withSamAttributes(variables, attributes)] : undefined;
  }],
]);

/** The name before the attribute may be in the first item or in both: `Fn.Alias`, `AliasArn` or `Fn`, `Alias.AliasArn`. */
function getAtt(argument: unknown, attributes: SamAttributes): unknown {
  const [id, name, ...rest] = [argument].flat().join('.').split('.');
  const created = attributes.get(`${id}.${name}`);
  return created === undefined || rest.length === 0 ? undefined : [created, rest.join('.')];
}

const PLACEHOLDER = /\$\{([^!$}.]+)\.([^$}.]+)/g;

function sub(text: string, attributes: SamAttributes): string {
  return text.replace(PLACEHOLDER, (whole, id: string, name: string) => {
    const created = attributes.get(`${id.trim()}.${name.trim()}`);
    return created === undefined ? whole : `\${${created}`;
  });
}
