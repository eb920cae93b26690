/** A function URL belongs to an alias or to the unqualified function, never to a version. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/known';
import { either } from '../text/words';
import { Change, TemplateValue, NodeReference } from './kit/change';
import { addResource, arnOfAddedResource, dependsOn, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { settingOf } from './kit/settings';
import { qualifierName } from './queries/async-qualifiers';
import { isUrl } from './queries/function-urls';
import { qualifierIn } from './queries/invoked-function';

export const functionUrlQualifier = defineRule({
  id: 'function-url-qualifier',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda supports function URLs for aliases and the unqualified function, not for versions.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
  hidden: { target: isUrl },
  check: (app) => app.deliveries.filter(isUrl).flatMap((delivery) => report(
    location([delivery, 'Qualifier']),
    isVersion(app, delivery),
    () => ({
      fact: `The URL is for ${/^\d+$/.test(qualifierName(delivery.target)) ? 'version ' : ''}${qualifierName(delivery.target)}`,
      consequence: 'Lambda refuses the URL, and the stack does not deploy',
      fix: either('Set Qualifier to the name of an alias of the version, or remove it', 'Add the URL to an alias of the version, or to the function'),
      changes: withAlias(app, delivery),
    }),
  )),
});

/** The resource identifies a version of the app, although CloudFormation assigns its number at deployment. */
function isVersion(app: GraphIndex, { target: { function: id, qualifier, through } }: Delivery): Known<boolean> {
  // The code below reports an unknown qualifier, unless it is a version of the app.
  if (!isUnknown(qualifier)) return /^\d+$/.test(qualifier);
  const version = app.nodeOf('function', id)?.qualifiers
    .find(({ declaredAt }) => declaredAt.logicalId === through?.logicalId && declaredAt.stack === through.stack);
  return version === undefined ? qualifier : version.kind === 'version';
}

const ALIAS_NAME = 'url';

/** Adds an alias of the version, so that the URL serves the same code, and moves the permissions to the alias. */
function withAlias(app: GraphIndex, url: Delivery): readonly Change[] {
  const { target, declaredAt } = url;
  const handler = app.nodeOf('function', target.function);
  const version: TemplateValue | undefined = handler && qualifierIn(handler, target);
  if (handler === undefined || declaredAt === undefined || version === undefined) return [];
  const functionName = new NodeReference(handler.id, 'Ref');
  const alias = addResource(declaredAt, 'Alias', 'AWS::Lambda::Alias', {
    FunctionName: functionName, FunctionVersion: version, Name: ALIAS_NAME,
  });
  const permissions = app.permissions
    .filter(({ statement }) => statement === undefined)
    .filter((permission) => JSON.stringify(permission.target) === JSON.stringify(target));
  return [
    alias,
    ...setValue(url, 'Qualifier', ALIAS_NAME),
    ...(settingOf(url, 'Qualifier') === undefined
      ? setValue(url, 'TargetFunctionArn', new NodeReference(handler.id, 'Arn'))
      : []),
    ...dependsOn(url, [alias.logicalId]),
    ...permissions.flatMap((permission) => setValue(permission, 'FunctionName', arnOfAddedResource(alias))),
  ];
}
