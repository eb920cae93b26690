/**
 * Finds the resource of the app that an ARN or a reference names. Of a resource outside the app only the ARN is known.
 */
import { ARN_SHAPES, ArnShape } from '../../facts/arn-shapes';
import { INPUT_LIMITS } from '../../limits';
import { Known, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { Resource, resourceId } from '../stack';
import { unknownFrom, whyHidden } from '../value/fields';
import { Part, Reference, Resolved } from '../value/resolved';
import { partsOf, render } from '../value/text';
import { Arn, parseArn, PARTS_BEFORE_RESOURCE } from './arn';

export type ArnOrResource =
  | { readonly resource: Resource; readonly arn?: undefined }
  | { readonly arn: Arn; readonly resource?: undefined };

export function resolveArn(value: Resolved): Known<ArnOrResource> {
  if (value.is === 'reference') return resourceOrUnknown(value);
  if (value.is !== 'scalar' && value.is !== 'text') return unknownFrom(value, 'an ARN');
  const parts = partsOf(value);
  const references = referencesIn(parts);
  const [first] = references;
  const areOfOne = references.every(({ resource }) => resource === first.resource);
  if (first !== undefined && areOfOne) return resourceOrUnknown(first);
  const arn = parseArn(parts);
  return arn === undefined ? unknown(`"${clip(render(parts))}", which is not an ARN of a known service`) : { arn };
}

/** An id that is unique in the app. */
export function arnOrResourceId(target: ArnOrResource): string {
  return target.resource === undefined ? target.arn.text : resourceId(target.resource);
}

/** Types whose attributes may name another resource. */
const NAMES_ANOTHER = /^(?:Custom::|AWS::CloudFormation::|AWS::SSM::Parameter$)/;

function resourceOrUnknown(reference: Reference): Known<ArnOrResource> {
  const { resource } = reference;
  return NAMES_ANOTHER.test(resource.type)
    ? unknown(`${whyHidden(reference, 'an ARN')} of ${clip(resource.type)}`)
    : { resource };
}

/** What a hidden part is in the text before a name: no character that cuts an ARN. */
const HIDDEN = '-';
const LONGEST = INPUT_LIMITS.arnSymbols.max;

function referencesIn(parts: readonly Part[]): readonly Reference[] {
  let start = '';
  return parts.filter((part, i): part is Reference => {
    const isFound = typeof part !== 'string' && part.is === 'reference' && isOfItself(part, start, parts[i + 1]);
    if (start.length <= LONGEST) start += typeof part === 'string' ? part : HIDDEN;
    return isFound;
  });
}

/** Whether the ARN around a name is that of the resource with the name, and not of another one that is named after it. */
function isOfItself(
  { resource: { type }, attribute, piece }: Reference, start: string, next: Part | undefined,
): boolean {
  const { service, before = '', prefix, names = [] }: Partial<ArnShape> = ARN_SHAPES.get(type) ?? {};
  if (service === undefined || !start.startsWith('arn:')) return true;
  if (piece !== undefined) return piece === 'end' || piece >= PARTS_BEFORE_RESOURCE;
  if (!names.includes(attribute)) return true;
  const pieces = start.split(':');
  const between = pieces.slice(PARTS_BEFORE_RESOURCE).join(':');
  const isAfter = between === before || (prefix !== undefined && between.startsWith(before) && between.endsWith('/'));
  const isWhole = next === undefined || (typeof next === 'string' && ENDS.test(next) && type !== RULE_SET);
  return pieces[2] === service && isAfter && isWhole;
}

/** What may follow a name in the ARN of its resource. The ARN of a receipt rule goes on after that of its set. */
const ENDS = /^[:/*]/;
const RULE_SET = 'AWS::SES::ReceiptRuleSet';
