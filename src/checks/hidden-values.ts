/**
 * Groups the checks that could not be decided by what hides their values, because one import can leave a dozen of them
 * undecided, and one fix decides them all.
 */
import { groupBy } from '../model/collections';
import { causeKey, WrittenCause } from '../model/known';
import { compareText } from '../text/compare';
import { InconclusiveCheck } from './result';

export interface HiddenValue {
  /** The value, or what hides it, without a verb: `queue jobs, outside the app`. */
  readonly title: string;
  readonly fix: string;
  readonly checks: readonly InconclusiveCheck[];
}

/** The one that leaves most checks undecided first. */
export function hiddenValues(unknowns: readonly InconclusiveCheck[]): readonly HiddenValue[] {
  const groups = groupBy(unknowns, ({ reason, cause }) => (
    cause === undefined ? JSON.stringify(reason) : causeKey(cause)));
  return [...groups.values()]
    .map((checks) => ({ title: titleOf(checks[0]), fix: fixOf(checks), checks }))
    .sort((a, b) => b.checks.length - a.checks.length || compareText(a.title, b.title));
}

function titleOf({ reason, cause }: InconclusiveCheck): string {
  switch (cause?.kind) {
    case 'parameter': return `parameter ${cause.name} of ${cause.stack}, whose value comes at deployment`;
    case 'import': return `export ${cause.name}, which no stack of the app makes`;
    case 'outside': return `${cause.noun} ${cause.id}, outside the app`;
    default: return reason;
  }
}

function fixOf(checks: readonly InconclusiveCheck[]): string {
  const [{ cause }] = checks;
  // A template that CDK writes has construct paths.
  const isOfCdk = checks.every(({ at }) => at.path !== undefined);
  if (cause === undefined) {
    return 'Review what the template does not show, and acknowledge these checks with the reason.';
  }
  return isOfCdk ? fixInCdk(cause) : fixInTemplate(cause);
}

function fixInTemplate(cause: WrittenCause): string {
  switch (cause.kind) {
    case 'parameter': return `Give parameter ${cause.name} AllowedValues, or write the value into the template.`;
    case 'import': return `Check the template that exports ${cause.name} together with this one.`;
    default: return `Check the template that declares it together with this one, ${orReview(cause.noun)}`;
  }
}

function fixInCdk(cause: WrittenCause): string {
  switch (cause.kind) {
    case 'parameter': return `Give the CfnParameter ${cause.name} allowedValues, or use a value that is known at synth.`;
    case 'import': return `Pass the construct itself instead of ${cause.name}, or check the assembly of the app that exports it together with this one.`;
    default: return `${cause.noun === 'function' ? 'Import the function with its role, check' : 'Check'} the assembly of the app that creates it `
      + `together with this one, ${orReview(cause.noun)}`;
  }
}

/** What decides about the events of a resource, by its noun. */
const SETTINGS: Readonly<Partial<Record<string, string>>> = {
  function: 'its timeout, role and asynchronous settings',
  queue: 'its visibility timeout, retention and redrive policy',
  stream: 'its retention',
  table: 'its stream',
};

function orReview(noun: string): string {
  return `or review ${SETTINGS[noun] ?? 'its settings'} and acknowledge these checks with the reason.`;
}
