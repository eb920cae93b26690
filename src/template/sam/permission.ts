/** The permission of a service to invoke the function of an event. */
import { JsonObject } from '../json';
import { SamEvent } from './event';
import { Made, made } from './resources';

/** The id ends with a suffix if SAM gives it one. */
export function permissionId({ id }: SamEvent, suffix = ''): string {
  return `${id}Permission${suffix}`;
}

export function invokePermission(event: SamEvent, principal: string, properties: JsonObject, suffix = ''): Made {
  return made(permissionId(event, suffix), 'AWS::Lambda::Permission', {
    Action: 'lambda:InvokeFunction', FunctionName: event.target.name, Principal: principal, ...properties,
  });
}
