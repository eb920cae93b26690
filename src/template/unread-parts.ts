/**
 * Lists the parts of a template that are not read, because they are known only at deployment: a loop over a hidden
 * collection, the result of a custom macro, a SAM type that is not expanded. The commands print the list, so that
 * nobody takes these parts for checked.
 */
import { clip } from '../text/clip';
import { isObject, own } from './json';

export interface UnreadPart {
  /** A logical id, or the key in its place. */
  readonly where: string;
  /** The reason, for people. */
  readonly why: string;
}

const LOOP = 'Fn::ForEach::';
const SAM = 'AWS::Serverless::';

/** Why an entry of `Resources` is not read, or not all of it, after the transforms. */
export function whyUnread(logicalId: string, raw: unknown): string | undefined {
  if (logicalId.startsWith(LOOP)) return 'a loop without AWS::LanguageExtensions in Transform';
  if (logicalId === 'Fn::Transform') return macro(raw);
  const transform = own(raw, 'Fn::Transform');
  if (transform !== undefined) return macro(transform);
  const type = own(raw, 'Type');
  if (typeof type !== 'string') return 'has no Type';
  return type.startsWith(SAM) ? `${clip(type)} is not expanded` : definitionElsewhere(type, own(raw, 'Properties'));
}

/** The property that names a file with the definition, and the property that contains the definition. */
const DEFINITIONS: ReadonlyMap<string, readonly [file: string, inside: string]> = new Map([
  ['AWS::ApiGateway::RestApi', ['BodyS3Location', 'Body']],
  ['AWS::ApiGatewayV2::Api', ['BodyS3Location', 'Body']],
  ['AWS::StepFunctions::StateMachine', ['DefinitionS3Location', 'Definition']],
]);

/** An API or a state machine may invoke functions by a definition that the template does not contain. */
function definitionElsewhere(type: string, properties: unknown): string | undefined {
  const [file, inside] = DEFINITIONS.get(type) ?? [];
  if (file === undefined || inside === undefined) return undefined;
  if (own(properties, file) !== undefined) return 'its definition is in another file';
  const transform = own(own(properties, inside), 'Fn::Transform');
  return transform === undefined ? undefined : macro(transform);
}

/** The name of a macro, which a template writes as a string or in an object. */
export function macroName(transform: unknown): unknown {
  return isObject(transform) ? own(transform, 'Name') : transform;
}

/** Macros of AWS that create nothing for events. */
const HARMLESS: ReadonlySet<unknown> = new Set([
  'AWS::CodeDeployBlueGreen', 'AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16', 'AWS::ServiceCatalog',
]);

export function macro(transform: unknown): string | undefined {
  const name = macroName(transform);
  return HARMLESS.has(name) ? undefined : `the macro ${clip(name)} runs at deployment`;
}
