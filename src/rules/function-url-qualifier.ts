/** A URL belongs to an alias or to $LATEST. */
import { defineRule } from './define-rule';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/unknown';
import { qualifierName } from './support/async-lanes';
import { judge, place } from './support/judge';
import { Lookup } from './support/lookup';
import { isUrl } from './support/urls';

export const functionUrlQualifier = defineRule({
  id: 'function-url-qualifier',
  severity: 'error',
  why: 'Lambda gives URLs to aliases and to the unqualified function, not to a numbered version.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
  check: (app) => app.deliveries.filter(isUrl).flatMap((delivery) => judge(
    place([delivery, 'Qualifier']),
    isVersion(app, delivery),
    () => ({
      fact: `The URL is for ${/^\d+$/.test(qualifierName(delivery.target)) ? 'version ' : ''}${qualifierName(delivery.target)}`,
      consequence: 'Lambda refuses it, and the stack does not deploy',
      fix: 'Set Qualifier to the name of an alias of the version, or remove it',
    }),
  )),
});

/** A version of the app is known by its resource, although its number is not. */
function isVersion(app: Lookup, { target: { function: id, qualifier, through } }: Delivery): Known<boolean> {
  if (!isUnknown(qualifier)) return /^\d+$/.test(qualifier);
  const version = app.nodeOf('function', id)?.qualifiers.find(({ declaredAt }) => declaredAt.logicalId === through?.logicalId && declaredAt.stack === through.stack);
  return version === undefined ? qualifier : version.kind === 'version';
}
