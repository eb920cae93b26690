/** A value of a template as an expression: keys as aws-cdk-lib's L1 classes spell them, references as attributes of variables. */
import { spelled } from './attributes';
import { lowerFirst, referenceIn, Names } from './naming';
import { isObject, jsonText } from '../../template/json';

/** JSON that CloudFormation passes on as it is: its keys keep their case. */
const DOCUMENTS = new Set(['PolicyDocument', 'KeyPolicy', 'RedrivePolicy', 'FilterPolicy', 'EventPattern', 'AssumeRolePolicyDocument']);

/** Intrinsics that are functions of aws-cdk-lib, with their arguments in the same order. */
const FUNCTIONS: ReadonlyMap<string, string> = new Map([
  ['Fn::ImportValue', 'importValue'], ['Fn::Join', 'join'], ['Fn::Select', 'select'], ['Fn::Split', 'split'], ['Fn::Sub', 'sub'],
]);

/** Nobody reads further. */
const DEEPEST = 32;

export function expression(value: unknown, names: Names, keep = false, depth = 0): string {
  if (depth > DEEPEST) return 'undefined /* nested too deeply to be shown */';
  const reference = referenceIn(value);
  if (reference !== undefined) return referenceTo(reference, names);
  if (Array.isArray(value)) return `[${value.map((item) => expression(item, names, keep, depth + 1)).join(', ')}]`;
  if (!isObject(value)) return jsonText(value) ?? 'undefined';
  const [intrinsic] = Object.keys(value);
  const called = FUNCTIONS.get(intrinsic);
  if (called !== undefined) return `Fn.${called}(${[value[intrinsic]].flat().map((item) => expression(item, names, true, depth + 1)).join(', ')})`;
  const entries = Object.entries(value).map(([key, inner]) => (
    `${keyOf(keep || key.startsWith('Fn::') ? key : spelled(lowerFirst(key)))}: ${expression(inner, names, keep || DOCUMENTS.has(key), depth + 1)}`
  ));
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function referenceTo({ logicalId, attribute }: { readonly logicalId: string; readonly attribute?: string }, names: Names): string {
  if (logicalId.startsWith('AWS::')) return `Aws.${logicalId.slice(5).replace(/(?<!^)([A-Z])/g, '_$1').toUpperCase().replace(/\W/g, '')}`;
  return names.reference(logicalId, attribute);
}

function keyOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : JSON.stringify(key);
}
