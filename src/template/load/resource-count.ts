/** Refuses a template of more resources than CloudFormation accepts, with room. */
import { INPUT_LIMITS } from '../../limits';
import { isObject, own } from '../json';
import { TemplateError } from './template-error';

export function refuseTooMany(label: string, count: number): void {
  const most = INPUT_LIMITS.templateResources.max;
  if (count <= most) return;
  throw new TemplateError(
    `${label}: has ${count} resources; CloudFormation accepts 500 in a template, and more than ${most} are not read; split the stack`,
  );
}

/** Those that are in the template, before anything is made of them. */
export function writtenResources(template: unknown): number {
  const resources = own(template, 'Resources');
  return isObject(resources) ? Object.keys(resources).length : 0;
}
