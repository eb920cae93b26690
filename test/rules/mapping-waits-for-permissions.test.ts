/** What a push needs besides is not what an invoke config waits for. */
import { check } from '../../src/checks/check';
import { mappingWaitsForPermissions } from '../../src/rules/mapping-waits-for-permissions';
import { aConfig, aFunction, aPermission, aQueue, arn, graphOf, ref, resource } from '../template/app-of';

test('an invoke config waits for the policies of the role, not for the permissions of those who invoke', () => {
  const graph = graphOf({
    Role: resource('AWS::IAM::Role'),
    Write: resource('AWS::IAM::Policy', {
      Roles: [ref('Role')], PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Failed') }] },
    }),
    Fn: aFunction({ Role: arn('Role') }),
    Failed: aQueue(),
    Config: aConfig({ DestinationConfig: { OnFailure: { Destination: arn('Failed') } } }),
    Rule: resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 day)', Targets: [{ Id: 'fn', Arn: arn('Fn') }] }),
    MayInvoke: aPermission('events.amazonaws.com', { SourceArn: arn('Rule') }),
  });
  expect(check(graph, [mappingWaitsForPermissions]).findings.map(({ at, message, changes }) => [at.logicalId, message.split('. ')[0], changes])).toEqual([
    ['Config', 'This does not depend on Write, which it needs', [expect.objectContaining({ after: ['Write'] })]],
  ]);
});
