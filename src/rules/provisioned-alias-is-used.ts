/** Provisioned concurrency belongs to an alias or a version: an invocation of $LATEST does not use it. */
import { groupBy } from '../model/collections';
import { Known, and, map, mapAll, not, or } from '../model/known';
import { FunctionNode, FunctionQualifier } from '../model/node';
import { nodeId } from '../model/node-id';
import { Target } from '../model/target';
import { LATEST } from '../resources/function/facts';
import { either } from '../text/words';
import { NodeReference } from './kit/change';
import { decidedFirst } from './kit/decided-first';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report } from './kit/report';
import { describeNode, describeResource, formatValue, prop } from './kit/wording';
import { callLocation, hasCaller } from './queries/call-location';
import { deliverThroughAlias, functionProperty } from './remedies/through-alias';

export const provisionedAliasIsUsed = defineRule({
  id: 'provisioned-alias-is-used',
  severity: 'warning',
  harm: 'worth-knowing',
  why: 'Environments that are provisioned for an alias or a version are paid for, and serve no invocation of $LATEST.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  check: (app) => {
    const provisioned = app.functions.filter(({ qualifiers }) => qualifiers.some(mayBeProvisioned));
    if (provisioned.length === 0) return [];
    const permitted = groupBy(app.permissions, ({ target }) => target.function);
    return decidedFirst(provisioned.flatMap((handler) => {
      const invoked = [...app.to(handler.id), ...permitted.get(handler.id) ?? []].map(({ target }) => target);
      return handler.qualifiers.filter(mayBeProvisioned)
        .flatMap((qualifier) => unused(app, handler, qualifier, invoked));
    }));
  },
});

function mayBeProvisioned({ provisionedConcurrency }: FunctionQualifier): boolean {
  return provisionedConcurrency !== 'none';
}

function unused(
  app: GraphIndex, handler: FunctionNode, qualifier: FunctionQualifier, invoked: readonly Target[],
): readonly Verdict[] {
  const isUsed = or(...invoked.map((target) => invokes(target, qualifier)));
  const isProvisioned = map(qualifier.provisionedConcurrency, (count) => count !== 'none');
  const name = describeResource(qualifier.declaredAt);
  return app.to(handler.id).filter(hasCaller).flatMap((delivery) => report(
    callLocation(app, delivery, 'Role'),
    and(isProvisioned, not(isUsed), isLatest(delivery.target)),
    () => ({
      fact: `${describeNode(handler)} has a provisioned concurrency of ${formatValue(qualifier.provisionedConcurrency)} for its ${qualifier.kind} ${name}, `
        + 'and its $LATEST is invoked here',
      consequence: `Nothing in the app invokes ${name}: its environments are paid for and serve no event, while each cold start of $LATEST takes its time`,
      fix: `${either(`Set ${functionProperty(delivery, handler)} to ${name}`, `Give ${name}`)} instead of the function, or remove ${prop('ProvisionedConcurrencyConfig')}`,
      changes: deliverThroughAlias(delivery, handler, [new NodeReference(nodeId(qualifier.declaredAt), 'Ref'), []]),
    }),
  ));
}

function isLatest({ qualifier, through }: Target): Known<boolean> {
  return through === undefined && map(qualifier, (name) => name === LATEST);
}

/** An alias may lead to the version. */
function invokes({ qualifier, through }: Target, provisioned: FunctionQualifier): Known<boolean> {
  if (through !== undefined && nodeId(through) === nodeId(provisioned.declaredAt)) return true;
  if (provisioned.kind === 'version') return through !== undefined || map(qualifier, (name) => name !== LATEST);
  return through === undefined && mapAll([qualifier, provisioned.name], (one, other) => one === other);
}
