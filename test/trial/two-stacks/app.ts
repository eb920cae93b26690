/**
 * An app of two stacks and a nested one. Its resources are one table, so that a defect is made with the same words wherever it is; a resource
 * that a defect adds is of the stack that imports.
 */
import { core, CORE_EXPORTS } from './core';
import { apis, work } from './work';
import { FoundTemplate, TemplateApp } from '../../../src/template/app';
import { Resources } from '../parts';

export function everything(): Resources {
  return { ...core(), ...work(), ...apis() };
}

const CORE = new Set(Object.keys(core()));
const APIS = new Set(Object.keys(apis()));
const EXPORTS = Object.fromEntries(Object.entries(CORE_EXPORTS).map(([name, Value]) => [name, { Value, Export: { Name: `core-${name}` } }]));
const ENVIRONMENT = { environment: 'aws://111122223333/eu-west-1' };

export function appOf(all: Resources): TemplateApp {
  const part = (isPart: (id: string) => boolean): Resources => Object.fromEntries(Object.entries(all).filter(([id]) => isPart(id)));
  const nested: FoundTemplate = {
    name: 'Apis', template: { Parameters: { FrontArn: { Type: 'String' }, ParcelsArn: { Type: 'String' } }, Resources: part((id) => APIS.has(id)) },
  };
  return new TemplateApp([
    { name: 'Core', deployedName: 'core', ...ENVIRONMENT, template: { Resources: part((id) => CORE.has(id)), Outputs: EXPORTS } },
    {
      name: 'Work', deployedName: 'work', ...ENVIRONMENT, template: { Resources: part((id) => !CORE.has(id) && !APIS.has(id)) }, nested: new Map([['Apis', nested]]),
    },
  ]);
}
