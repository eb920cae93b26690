/**
 * What a template becomes before CloudFormation reads it: its transforms are taken in the order that it names them. A macro of somebody's own
 * is not followed; what it leaves where it stands is hidden.
 */
import { listOf } from './fields';
import { expandLoops } from './for-each';
import { isObject, own } from './json';
import { resolve } from './resolve';
import { expandSam } from './sam/expand';
import { Stack } from './stack';
import { isUnknown } from '../model/unknown';

type Transform = (template: object, stack: Stack) => object;

const TRANSFORMS: ReadonlyMap<unknown, Transform> = new Map([
  ['AWS::LanguageExtensions', languageExtensions],
  ['AWS::Serverless-2016-10-31', expandSam],
]);

export function transformed(template: unknown, stack: Stack): unknown {
  if (!isObject(template)) return template;
  return [own(template, 'Transform')].flat().reduce((before: object, name) => TRANSFORMS.get(name)?.(before, { ...stack, template: before }) ?? before, template);
}

function languageExtensions(template: object, stack: Stack): object {
  const items = (collection: unknown): readonly string[] | undefined => {
    const value = resolve(collection, stack);
    if (value.is === 'scalar') return String(value.value).split(',').map((item) => item.trim());
    const list = listOf(value);
    return isUnknown(list) || value.is === 'absent' ? undefined : list.flatMap((item) => (item.is === 'scalar' ? [String(item.value)] : []));
  };
  const sections = ['Resources', 'Outputs'].filter((name) => Object.hasOwn(template, name));
  return { ...template, ...Object.fromEntries(sections.map((name) => [name, expandLoops(own(template, name), items)])) };
}
