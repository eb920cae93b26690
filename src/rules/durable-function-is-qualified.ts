/** Lambda invokes a durable function only by an alias, a version or `$LATEST` that the caller names. */
import { Delivery } from '../model/delivery-graph';
import { and } from '../model/known';
import { nodeId } from '../model/node-id';
import { allExits } from '../model/policy';
import { eitherName } from '../text/words';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { callLocation, hasCaller } from './queries/call-location';
import { describeCallers } from './queries/callers';
import { isUrl } from './queries/function-urls';
import { aliasReference, deliverThroughAlias } from './remedies/through-alias';

export const durableFunctionIsQualified = defineRule({
  id: 'durable-function-is-qualified',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'Lambda refuses each invocation of a durable function that names neither an alias nor a version nor $LATEST.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html',
  check: (app) => [
    ...app.deliveries.filter(isUnqualifiedCall).flatMap((delivery) => ofDelivery(app, delivery)),
    ...configsToFunctions(app).flatMap((config) => ofDestinations(app, config)),
  ],
});

/** A URL of a function has its own address, and a destination is a setting of the function that sends to it. */
function isUnqualifiedCall(delivery: Delivery): boolean {
  const { source: { service }, target: { unqualified } } = delivery;
  return unqualified !== undefined && hasCaller(delivery) && service !== 'lambda' && !isUrl(delivery);
}

function ofDelivery(app: GraphIndex, delivery: Delivery): readonly Verdict[] {
  const { pushTarget, source, target } = delivery;
  const handler = app.nodeOf('function', target.function);
  return report(
    callLocation(app, delivery, 'DurableConfig'),
    and(app.askHandler(delivery, ({ durable }) => durable), target.unqualified ?? false),
    () => problem(
      handler && describeNode(handler),
      source.kind === 'sync' || pushTarget !== undefined ? `${describeCallers(app, [delivery])} invokes it` : 'this mapping invokes it',
      deliverThroughAlias(delivery, handler),
    ),
  );
}

/** One delivery for each invoke config with a destination that names a function without a qualifier. */
function configsToFunctions(app: GraphIndex): readonly Delivery[] {
  const found = new Map<string, Delivery>();
  for (const delivery of app.pushes) {
    const { declaredAt, policy } = delivery;
    const namesFunction = declaredAt !== undefined && allExits(policy).some(({ unqualified }) => unqualified);
    if (namesFunction) found.set(nodeId(declaredAt), delivery);
  }
  return [...found.values()];
}

function ofDestinations(app: GraphIndex, delivery: Delivery): readonly Verdict[] {
  return allExits(delivery.policy).filter(({ unqualified }) => unqualified).flatMap(({ by, to }) => {
    const property = `DestinationConfig.${by === 'on-success' ? 'OnSuccess' : 'OnFailure'}.Destination`;
    const handler = app.nodeOf('function', to);
    const [alias, added] = aliasReference(handler);
    return report(
      location([delivery, property]),
      app.ask('function', to, ({ durable }) => durable),
      () => problem(
        handler && describeNode(handler),
        'this setting names it as a destination',
        alias === undefined ? [] : [...added, ...setValue(delivery, property, alias)],
      ),
    );
  });
}

function problem(durable: string | undefined, call: string, changes: Problem['changes']): Problem {
  return {
    fact: `${durable} is durable (${prop('DurableConfig')}), and ${call} without a qualifier`,
    consequence: 'Lambda refuses each of these invocations, so no event reaches the function',
    fix: `Invoke an alias or a version (${eitherName('AWS::Lambda::Alias, AWS::Lambda::Version', 'currentVersion')}) instead of the function`,
    changes,
  };
}
