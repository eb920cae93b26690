/** What an ARN, or a reference that stands for one, leads to: a resource of the app, or something outside of which only the ARN is known. */
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
  if (value.is === 'reference') return resourcePlace(value);
  if (value.is !== 'scalar' && value.is !== 'text') return unknownFrom(value, 'an ARN');
  const parts = partsOf(value);
  const references = parts.filter(isReference);
  if (references.length === 1) return resourcePlace(references[0]);
  const arn = parseArn(parts);
  return arn === undefined ? unknown(`"${clip(render(parts))}", which is no ARN of a known service`) : { arn };
}

/** Unique for what the place is. */
export function arnOrResourceId(place: ArnOrResource): string {
  return place.resource === undefined ? place.arn.text : resourceId(place.resource);
}

/** Types whose attributes name something else than the resource itself. */
const SPEAKS_FOR_OTHERS = /^(?:Custom::|AWS::CloudFormation::|AWS::SSM::Parameter$)/;

function resourcePlace(reference: Reference): Known<ArnOrResource> {
  const { resource } = reference;
  return SPEAKS_FOR_OTHERS.test(resource.type)
    ? unknown(`${whyHidden(reference, 'an ARN')} of ${clip(resource.type)}`)
    : { resource };
}

function isReference(part: Part): part is Reference {
  return typeof part !== 'string' && part.is === 'reference';
}
