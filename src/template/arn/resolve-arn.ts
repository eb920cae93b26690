/**
 * Finds the resource of the app that an ARN or a reference names. Of a resource outside the app only the ARN is known.
 */
import { Known, unknown } from '../../model/known';
import { clip } from '../../text/clip';
import { Resource, resourceId } from '../stack';
import { unknownFrom, whyHidden } from '../value/fields';
import { Part, Reference, Resolved } from '../value/resolved';
import { partsOf, render } from '../value/text';
import { Arn, parseArn } from './arn';

export type ArnOrResource =
  | { readonly resource: Resource; readonly arn?: undefined }
  | { readonly arn: Arn; readonly resource?: undefined };

export function resolveArn(value: Resolved): Known<ArnOrResource> {
  if (value.is === 'reference') return resourceOrUnknown(value);
  if (value.is !== 'scalar' && value.is !== 'text') return unknownFrom(value, 'an ARN');
  const parts = partsOf(value);
  const references = parts.filter(isReference);
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

function isReference(part: Part): part is Reference {
  return typeof part !== 'string' && part.is === 'reference';
}
