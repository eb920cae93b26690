/**
 * What of a template is not read, since only a deployment says what stands there: a loop over a hidden collection, what somebody's macro makes,
 * what SAM makes of a type that is not followed. It is told, so that nobody takes it for checked.
 */
import { clip } from '../text/clip';
import { isObject, own } from './json';

export interface UnreadPart {
  /** Where in the template: a logical id, or what stands in place of one. */
  readonly where: string;
  /** What hides it. */
  readonly why: string;
}

const LOOP = 'Fn::ForEach::';
const SAM = 'AWS::Serverless::';

/** Why not all of an entry of the resources is read, once its transforms have been followed. */
export function whyUnread(logicalId: string, raw: unknown): string | undefined {
  if (logicalId.startsWith(LOOP)) return 'a loop, and Transform does not name AWS::LanguageExtensions';
  if (logicalId === 'Fn::Transform') return macro(raw);
  const transform = own(raw, 'Fn::Transform');
  if (transform !== undefined) return macro(transform);
  const type = own(raw, 'Type');
  if (typeof type !== 'string') return 'has no Type';
  return type.startsWith(SAM) ? `${clip(type)} is not followed` : undefined;
}

/** A macro by its name, or by an object that names it. */
export function macroName(transform: unknown): unknown {
  return isObject(transform) ? own(transform, 'Name') : transform;
}

/** AWS's own that make nothing which carries events. */
const HARMLESS: ReadonlySet<unknown> = new Set([
  'AWS::CodeDeployBlueGreen', 'AWS::SecretsManager-2020-07-23', 'AWS::SecretsManager-2024-09-16', 'AWS::ServiceCatalog',
]);

export function macro(transform: unknown): string | undefined {
  const name = macroName(transform);
  return HARMLESS.has(name) ? undefined : `the macro ${clip(name)} decides`;
}
