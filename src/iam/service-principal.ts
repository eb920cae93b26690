/**
 * The names of a service as principal. A policy may name some services with a Region: `logs.eu-west-1.amazonaws.com`.
 * SNS delivers to another Region with the name of the opt-in Region, if one of the two is an opt-in Region.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-cross-region-delivery.html
 */
import { OPT_IN_REGIONS } from '../facts/opt-in-regions';
import { Known } from '../model/known';
import { Encoder } from './encoder';
import { certainlyCovers, covers, UNDECIDED } from './match';
import { Request, ServicePrincipal } from './request';
import { literalText, SymbolicArn, symbolicKey, symbolsOf } from './symbolic-arn';

const DOMAIN = /\.amazonaws\.com(?:\.cn)?$/;
const NAMES_OPT_IN_REGION = 'sns.amazonaws.com';

/** Whether a policy's principal is the service that makes the request. */
export function isService(
  written: SymbolicArn, { service, from, to }: ServicePrincipal, { stack }: Request, encoder: Encoder,
): Known<boolean> {
  const { suffix } = encoder.here(stack);
  const name = symbolsOf(service.replace(DOMAIN, ''));
  const dot = symbolsOf('.');
  const regional = [to, from ?? to].map((region) => [...name, ...dot, ...region, ...dot, ...suffix]);
  if (regional.some((principal) => certainlyCovers(written, principal) === true)) return true;
  const plain = certainlyCovers(written, [...name, ...dot, ...suffix]) === true || covers(written, symbolsOf(service));
  if (plain === false || service !== NAMES_OPT_IN_REGION || from === undefined) return plain;
  return namesRegion(from, to) === undefined ? plain : namesRegion(from, to) === 'unknown' ? UNDECIDED : false;
}

/** The principal that calls, with the opt-in Region if SNS names it. */
export function principalName({ service, from, to }: ServicePrincipal): string {
  const region = service === NAMES_OPT_IN_REGION && from !== undefined ? namesRegion(from, to) : undefined;
  return region === undefined || region === 'unknown' ? service : service.replace('.', `.${region}.`);
}

/** The opt-in Region, if the Regions differ and one of them is such a Region. */
function namesRegion(from: SymbolicArn, to: SymbolicArn): string | undefined {
  if (symbolicKey(from) === symbolicKey(to)) return undefined;
  const [one, two] = [literalText(from), literalText(to)];
  const region = [one, two].find((text) => text !== undefined && OPT_IN_REGIONS.has(text));
  return region !== undefined && (one === undefined || two === undefined) ? 'unknown' : region;
}
