/** Expands `AWS::Serverless::StateMachine` into the state machine and its role. Its events start no function. */
import { entriesOf, JsonObject } from '../json';
import { UnreadPart } from '../unread-parts';
import { rolePolicies } from './policies';
import { getAttArn, Made, made, mergeMade, NO_RESOURCES, picked, renamedProperties, roleFor } from './resources';

export const STATE_MACHINE = 'AWS::Serverless::StateMachine';

const NAMES = {
  Definition: 'Definition',
  DefinitionSubstitutions: 'DefinitionSubstitutions',
  DefinitionUri: 'DefinitionS3Location',
  Name: 'StateMachineName',
  Type: 'StateMachineType',
};

export function stateMachine(id: string, properties: JsonObject): Made {
  const roleId = `${id}Role`;
  const { Role: role } = properties;
  const policies = rolePolicies(properties.Policies, [], []);
  return mergeMade(
    made(id, 'AWS::StepFunctions::StateMachine', {
      ...renamedProperties(properties, NAMES), RoleArn: role ?? getAttArn(roleId),
    }),
    role === undefined
      ? { resources: { [roleId]: roleFor('states', { ...picked(properties, ['PermissionsBoundary']), ...policies }) } }
      : NO_RESOURCES,
  );
}

export function unreadMachineEvents(id: string, { Events }: JsonObject): readonly UnreadPart[] {
  return entriesOf(Events).map(([name]) => (
    { where: `${id}.Events.${name}`, why: 'an event of a state machine is not expanded' }
  ));
}
