/**
 * Cuts a reference to an ARN at its colons. CDK reads the qualifier of a function from the ARN of an alias this way. A
 * piece that the properties of the resource do not contain stays a reference to it.
 */
import { isArnAttribute } from '../../facts/arn-shapes';
import { own } from '../json';
import { Resolution } from '../value/intrinsics/intrinsic';
import { Reference, Resolved, scalar } from '../value/resolved';

/** Undefined if the reference is not an ARN. */
export function arnPieces(reference: Reference, resolution: Resolution): readonly Resolved[] | undefined {
  if (reference.piece !== undefined || !isArnAttribute(reference.resource.type, reference.attribute)) return undefined;
  const pieces = [0, 1, 2, 3, 4, 5, 6, 7].map((i): Resolved => ({ ...reference, piece: i }));
  pieces[0] = scalar('arn');
  pieces[1] = pseudo('AWS::Partition');
  const { type, properties, stack } = reference.resource;
  if (type === 'AWS::Lambda::Function') return lambda(pieces, { ...reference, attribute: 'Ref' });
  if (type === 'AWS::Lambda::Version') {
    return lambda(pieces, resolution.resolve(own(properties, 'FunctionName'), stack), { ...reference, attribute: 'Version' });
  }
  if (type === 'AWS::Lambda::Alias') {
    const name = resolution.resolve(own(properties, 'Name'), stack);
    return lambda(
      pieces,
      resolution.resolve(own(properties, 'FunctionName'), stack),
      name.is === 'scalar' ? name : { ...reference, attribute: 'Name' },
    );
  }
  return pieces;
}

function lambda(pieces: readonly Resolved[], name: Resolved, qualifier?: Resolved): readonly Resolved[] {
  const head = [pieces[0], pieces[1], scalar('lambda'), pseudo('AWS::Region'), pseudo('AWS::AccountId'), scalar('function'), name];
  return qualifier === undefined ? head : [...head, qualifier];
}

function pseudo(name: string): Resolved {
  return { is: 'text', parts: [{ is: 'pseudo', name }] };
}
