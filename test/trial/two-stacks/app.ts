/**
 * An app of two stacks and a nested one. Its resources are one table, so that a defect is made with the same words wherever it is; a resource
 * that a defect adds is of the stack that imports.
 */
import { TemplateApp } from '../../../src/template/app';
import { FoundTemplate } from '../../../src/template/found-template';
import { Json, Resources } from '../parts';
import { core, CORE_EXPORTS } from './core';
import { apis, work } from './work';

export function everything(): Resources {
  return { ...core(), ...work(), ...apis() };
}

const CORE = new Set(Object.keys(core()));
const APIS = new Set(Object.keys(apis()));
const EXPORTS = Object.fromEntries(Object.entries(CORE_EXPORTS).map(([name, Value]) => [name, { Value, Export: { Name: `core-${name}` } }]));
const ENVIRONMENT = { environment: 'aws://111122223333/eu-west-1' };

/** By the names that the app gives its stacks. */
export function templatesOf(all: Resources): Record<string, Json> {
  const part = (isPart: (id: string) => boolean): Resources => Object.fromEntries(Object.entries(all).filter(([id]) => isPart(id)));
  return {
    'Core': { Resources: part((id) => CORE.has(id)), Outputs: EXPORTS },
    'Work': { Resources: part((id) => !CORE.has(id) && !APIS.has(id)) },
    'Work.Apis': { Parameters: { FrontArn: { Type: 'String' }, ParcelsArn: { Type: 'String' } }, Resources: part((id) => APIS.has(id)) },
  };
}

export function appOfTemplates(templates: Readonly<Record<string, Json>>): TemplateApp {
  const nested: FoundTemplate = { name: 'Apis', template: templates['Work.Apis'] };
  return new TemplateApp([
    { name: 'Core', deployedName: 'core', ...ENVIRONMENT, template: templates.Core },
    { name: 'Work', deployedName: 'work', ...ENVIRONMENT, template: templates.Work, nested: new Map([['Apis', nested]]) },
  ]);
}

export function appOf(all: Resources): TemplateApp {
  return appOfTemplates(templatesOf(all));
}
