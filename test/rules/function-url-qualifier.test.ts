/** The URL of a version moves to an alias of it: the function, which the version was named by, and the qualifier stand apart. */
import { fixPlan } from '../../src/fixes/plan';
import { functionUrlQualifier } from '../../src/rules/function-url-qualifier';
import { aFunction, appOf, arn, Json, ref, resource } from '../template/app-of';

const edits = (url: Json): readonly (readonly [string, unknown])[] => fixPlan(appOf({
  Fn: aFunction(),
  Version: resource('AWS::Lambda::Version', { FunctionName: ref('Fn') }),
  Url: resource('AWS::Lambda::Url', { AuthType: 'NONE', ...url }),
}), [functionUrlQualifier]).resources.filter(({ logicalId }) => logicalId === 'Url').flatMap(({ edits: found }) => found.map(({ path, value }) => [path, value] as const));

test('a URL that names the version by its ARN gets the function and the alias', () => {
  const found = edits({ TargetFunctionArn: ref('Version') });
  expect(found).toContainEqual(['Properties.TargetFunctionArn', arn('Fn')]);
  expect(found).toContainEqual(['Properties.Qualifier', 'url']);
});

test('a URL that names the version by its qualifier keeps the function', () => {
  const found = edits({ TargetFunctionArn: arn('Fn'), Qualifier: { 'Fn::GetAtt': ['Version', 'Version'] } });
  expect(found.map(([path]) => path)).not.toContain('Properties.TargetFunctionArn');
  expect(found).toContainEqual(['Properties.Qualifier', 'url']);
});
