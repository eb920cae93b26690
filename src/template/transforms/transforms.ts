/**
 * What a template becomes before CloudFormation reads it: its transforms are taken in the order that it names them. A macro of somebody's own
 * is not followed: that it is there is told, and what it leaves where it stands is hidden.
 */
import { isUnknown } from '../../model/known';
import { isObject, own } from '../json';
import { expandSam } from '../sam/expand';
import { Stack } from '../stack';
import { macro, macroName, UnreadPart } from '../unread-parts';
import { listOf, whyHidden } from '../value/fields';
import { resolve } from '../value/resolve';
import { expandLoops, Items } from './for-each';

type Transform = (template: object, stack: Stack) => object;

const TRANSFORMS: ReadonlyMap<unknown, Transform> = new Map([
  ['AWS::LanguageExtensions', languageExtensions],
  ['AWS::Serverless-2016-10-31', expandSam],
]);

export function applyTransforms(template: unknown, stack: Stack): unknown {
  if (!isObject(template)) return template;
  const transforms = [own(template, 'Transform') ?? []].flat();
  for (const transform of [...transforms, ...[own(template, 'Fn::Transform') ?? []].flat()]) {
    const why = TRANSFORMS.has(macroName(transform)) ? undefined : macro(transform);
    if (why !== undefined) tell(stack, 'Transform', why);
  }
  return transforms.reduce((before: object, name) => TRANSFORMS.get(macroName(name))?.(before, { ...stack, template: before }) ?? before, template);
}

function languageExtensions(template: object, stack: Stack): object {
  const items = (collection: unknown): Items => {
    const value = resolve(collection, stack);
    if (value.is === 'scalar') return { known: String(value.value).split(',').map((item) => item.trim()) };
    const list = listOf(value);
    if (isUnknown(list)) return { known: [], hidden: list.unknown };
    const hidden = list.find(({ is }) => is !== 'scalar');
    return {
      known: list.flatMap((item) => (item.is === 'scalar' ? [String(item.value)] : [])),
      ...(hidden === undefined ? {} : { hidden: whyHidden(hidden, 'a text') }),
    };
  };
  const told = new Set<string>();
  const missed = (loop: string, why: string): void => {
    if (told.has(loop)) return;
    told.add(loop);
    tell(stack, loop, why);
  };
  const sections = ['Resources', 'Outputs'].filter((name) => Object.hasOwn(template, name));
  return { ...template, ...Object.fromEntries(sections.map((name) => [name, expandLoops(own(template, name), items, missed)])) };
}

function tell({ unread }: Stack, where: string, why: string): void {
  (unread as UnreadPart[]).push({ where, why });
}
