/**
 * Prints a value of a template as an expression: keys in the spelling of L1 classes, references as attributes of
 * variables.
 */
import { INPUT_LIMITS } from '../../limits';
import { isObject, jsonText, own } from '../../template/json';
import { CdkNames } from './cdk-names';
import { call } from './intrinsics';
import { referenceIn } from './reference';
import { lowerFirst, spelled } from './variables';

/** CloudFormation passes these on unchanged, so their keys keep their case. */
const DOCUMENTS = new Set(['PolicyDocument', 'KeyPolicy', 'RedrivePolicy', 'FilterPolicy', 'EventPattern', 'AssumeRolePolicyDocument']);

/** Limits recursion in values of untrusted templates. */
const DEEPEST = INPUT_LIMITS.codeDepth.max;

export function expression(value: unknown, names: CdkNames, keep = false, depth = 0): string {
  if (depth > DEEPEST) return 'undefined /* nested too deeply to be shown */';
  const inner = (part: unknown): string => expression(part, names, keep, depth + 1);
  const reference = referenceIn(value);
  if (reference !== undefined) return referenceTo(reference, names);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (!isObject(value)) return jsonText(value) ?? 'undefined';
  const [only, ...others] = Object.keys(value);
  const imported = only === 'Fn::ImportValue' && others.length === 0 ? names.imported(value[only]) : undefined;
  if (imported !== undefined) return imported;
  if (others.length === 0 && only?.startsWith('Fn::')) return call(only, value[only], inner);
  const entries = Object.entries(value).map(([key, content]) => (
    `${keyOf(keep ? key : spelled(lowerFirst(key)))}: ${expression(content, names, keep || DOCUMENTS.has(key), depth + 1)}`
  ));
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

const PSEUDO = /^AWS::(AccountId|NotificationARNs|NoValue|Partition|Region|StackId|StackName|URLSuffix)$/;
const SPELLED: Readonly<Record<string, string>> = { NotificationARNs: 'NOTIFICATION_ARNS', URLSuffix: 'URL_SUFFIX' };

function referenceTo(
  { logicalId, attribute }: { readonly logicalId: string; readonly attribute?: string }, names: CdkNames,
): string {
  const [, pseudo] = PSEUDO.exec(logicalId) ?? [];
  if (pseudo !== undefined) return `Aws.${own(SPELLED, pseudo) ?? pseudo.replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase()}`;
  const known = own(names.highLevel(logicalId)?.attributes, attribute ?? 'Ref');
  if (typeof known === 'string') return `${names.construct(logicalId)}.${known}`;
  const isLow = names.type(logicalId) !== undefined && names.isLowLevel(logicalId);
  if (attribute === undefined) return isLow ? `${names.construct(logicalId)}.ref` : `Fn.ref(${JSON.stringify(logicalId)})`;
  if (!isLow) return `Fn.getAtt(${JSON.stringify(logicalId)}, ${JSON.stringify(attribute)}).toString()`;
  return `${names.construct(logicalId)}.${/^[A-Z][A-Za-z]+$/.test(attribute) ? `attr${spelled(attribute)}` : `getAtt(${JSON.stringify(attribute)}).toString()`}`;
}

function keyOf(key: string): string {
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
