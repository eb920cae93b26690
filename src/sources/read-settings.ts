/**
 * Reads every property of one place in a template as a setting, sorted by path. Only an `Fn::If` with a branch of
 * `AWS::NoValue` can omit a property at deployment; any other hidden value is present.
 */
import { INPUT_LIMITS } from '../limits';
import { isUnknown, Known, unknown } from '../model/known';
import { Setting, SettingValue } from '../model/setting';
import { entriesOf, isObject, own } from '../template/json';
import { Stack } from '../template/stack';
import { unknownFrom } from '../template/value/fields';
import { resolve } from '../template/value/resolve';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { compareText } from '../text/compare';

const DEEPEST = INPUT_LIMITS.settingDepth.max;
const MOST = INPUT_LIMITS.settings.max;

export function settingsOf(place: Resolved, prefix = ''): readonly Setting[] {
  const found: Setting[] = [];
  if (place.is === 'fields') collect(place.raw, place.stack, prefix === '' ? [] : [prefix], found);
  return found.sort((a, b) => compareText(a.property, b.property));
}

function collect(raw: unknown, stack: Stack, path: readonly string[], found: Setting[]): void {
  for (const [key, inner] of entriesOf(raw)) {
    const value = resolve(inner, stack);
    const inside = [...path, key];
    if (value.is === 'absent' || found.length >= MOST) continue;
    if (path.length >= DEEPEST) {
      add(inside, inner, unknown('settings too deep to follow'), found);
    } else if (value.is === 'fields') {
      collect(value.raw, value.stack, inside, found);
    } else if (isListOfObjects(value, inner)) {
      collect({ ...inner }, stack, inside, found);
    } else {
      add(inside, inner, valueOf(value), found);
    }
  }
}

function isListOfObjects(value: Resolved, raw: unknown): raw is readonly unknown[] {
  return value.is === 'list' && value.items.some((item) => item.is === 'fields')
    && Array.isArray(raw) && raw.some(isObject);
}

function add(path: readonly string[], raw: unknown, value: Known<SettingValue>, found: Setting[]): void {
  found.push({ property: path.join('.'), value, given: isUnknown(value) && mayBeLeftOut(raw) ? value : true });
}

function valueOf(value: Resolved): Known<SettingValue> {
  if (value.is === 'list') return value.items.map((item) => scalarOf(item));
  return scalarOf(value);
}

function scalarOf(value: Resolved): Known<string | number | boolean> {
  if (value.is === 'scalar') return value.value;
  return value.is === 'text' || value.is === 'reference' ? render(partsOf(value)) : unknownFrom(value, 'a setting');
}

/** Only nested conditions and macros can omit a property. */
function mayBeLeftOut(raw: unknown, depth = 0): boolean {
  if (own(raw, 'Ref') === 'AWS::NoValue') return true;
  const branches = own(raw, 'Fn::If');
  if (!Array.isArray(branches) || depth > DEEPEST) return Array.isArray(branches) || isMacro(raw);
  return branches.slice(1).some((branch) => mayBeLeftOut(branch, depth + 1));
}

function isMacro(raw: unknown): boolean {
  return own(raw, 'Fn::Transform') !== undefined;
}
