/**
 * Applies the transforms of a template in the order in which it names them, as CloudFormation does before it reads the
 * template. A custom macro is not followed: it is listed as not read, and the values that it would replace are unknown.
 */
import { isObject, own } from '../json';
import { expandSam } from '../sam/expand';
import { suspectSam } from '../sam/suspect';
import { Stack } from '../stack';
import { macro, macroName, UnreadPart } from '../unread-parts';
import { extendLanguage } from './language-extensions';
import { Transformed } from './transformed';

type Transform = (template: object, stack: Stack) => Transformed;


const TRANSFORMS: ReadonlyMap<unknown, Transform> = new Map<unknown, Transform>([
  ['AWS::LanguageExtensions', extendLanguage],
  ['AWS::Serverless-2016-10-31', expandSam],
]);

export function applyTransforms(template: unknown, stack: Stack): Transformed<unknown> {
  if (!isObject(template)) return { template, origins: new Map(), unread: [] };
  const names = namesIn(template, 'Transform');
  const macros = [...names, ...namesIn(template, 'Fn::Transform')].flatMap(unreadMacro);
  const known = names.flatMap((name) => TRANSFORMS.get(macroName(name)) ?? []);
  const transforms = known.includes(expandSam) ? known : [...known, suspectSam];
  return transforms.reduce<Transformed>((before, transform) => {
    const after = transform(before.template, { ...stack, template: before.template });
    return {
      template: after.template,
      origins: new Map([...before.origins, ...after.origins]),
      unread: [...before.unread, ...after.unread],
    };
  }, { template, origins: new Map(), unread: macros });
}

function namesIn(template: object, key: string): readonly unknown[] {
  return [own(template, key) ?? []].flat();
}

function unreadMacro(transform: unknown): readonly UnreadPart[] {
  const why = TRANSFORMS.has(macroName(transform)) ? undefined : macro(transform);
  return why === undefined ? [] : [{ where: 'Transform', why }];
}
