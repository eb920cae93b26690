/**
 * Compares the pattern of a rule with the events that may be on its bus: those of the sources that the pattern names,
 * where AWS documents them, else any.
 */
import { isObject, JsonObject } from '../../model/json';
import { isUnknown } from '../../model/known';
import { alike } from '../alike';
import { mismatchOf, ofEvery } from '../compare';
import { Comparison, Mismatch } from '../mismatch';
import { oneOfTexts } from '../shape';
import { matchesNone } from '../values';
import { busEvent } from './envelope';
import { BusEvents, BusSource } from './source';
import { AWS_PREFIX, BUS_SOURCES } from './sources';

const TYPE = 'detail-type';
const PRINCIPAL_DOMAIN = '.amazonaws.com';

export function mismatchOnBus(pattern: JsonObject): Comparison {
  const ofAny = mismatchOf(pattern, busEvent());
  return isUnknown(ofAny) || ofAny?.certain === true ? ofAny : ofSources(pattern) ?? ofAny;
}

/** The texts that the pattern lists for a field; undefined where it asks in another way. */
function textsAsked(pattern: JsonObject, field: string): readonly string[] | undefined {
  const asked = Object.hasOwn(pattern, field) ? pattern[field] : undefined;
  const isList = Array.isArray(asked) && asked.length > 0 && asked.every((item) => typeof item === 'string');
  return isList ? asked : undefined;
}

function ofSources(pattern: JsonObject): Comparison {
  const sources = textsAsked(pattern, 'source');
  return sources === undefined ? undefined : ofEvery(sources.map((source) => {
    const known = BUS_SOURCES.get(source);
    return known === undefined ? ofUnknownSource(source) : ofSource(pattern, known);
  }));
}

/** No other source begins like those of AWS, and AWS writes each in one way. A service's principal is no source. */
function ofUnknownSource(source: string): Mismatch | undefined {
  const [service, ...domain] = source.split(PRINCIPAL_DOMAIN);
  const name = domain.length === 0 ? source : `${AWS_PREFIX}${service}`;
  const meant = [...BUS_SOURCES.keys()].filter((known) => known.startsWith(AWS_PREFIX) && alike(known, name));
  return meant.length === 0 ? undefined : {
    path: ['source'],
    certain: source.toLowerCase().startsWith(AWS_PREFIX),
    difference: { is: 'other-value', asked: [source], holds: oneOfTexts(...meant) },
  };
}

function ofSource(pattern: JsonObject, { source, events, complete }: BusSource): Comparison {
  const asked = pattern[TYPE];
  const types = events.flatMap((one) => one.types);
  const isAsked = (text: string): boolean => {
    const none = Array.isArray(asked) ? matchesNone(asked, oneOfTexts(text)) : undefined;
    return none === undefined || isUnknown(none);
  };
  const others = ofOtherTypes(asked, types, complete === true);
  const fitting = events.filter((one) => one.types.some(isAsked));
  if (others === undefined) return undefined;
  if (fitting.length === 0) return others;
  const details = ofEvery(fitting.map((one) => mismatchOf(pattern, busEventOf(source, one))));
  if (details === undefined || isUnknown(details)) return details;
  return { ...details, certain: details.certain && others.certain };
}

function busEventOf(source: string, { types, detail }: BusEvents): ReturnType<typeof busEvent> {
  const event = busEvent(detail);
  return { ...event, fields: new Map([...event.fields, ['source', oneOfTexts(source)], [TYPE, oneOfTexts(...types)]]) };
}

/** Whether a type that is not listed may match: undefined if so. */
function ofOtherTypes(asked: unknown, types: readonly string[], complete: boolean): Mismatch | undefined {
  const difference = { is: 'other-value', asked: Array.isArray(asked) ? asked : [], holds: oneOfTexts(...types) } as const;
  const mismatch = (certain: boolean): Mismatch => ({ path: [TYPE], certain, difference });
  if (!Array.isArray(asked)) return complete ? mismatch(false) : undefined;
  const foreign = asked.filter((item) => typeof item !== 'string' || !types.includes(item));
  if (foreign.some((item) => isObject(item))) return complete ? mismatch(false) : undefined;
  const isSlip = foreign.every((item) => types.some((type) => alike(type, String(item))));
  if (isSlip) return mismatch(true);
  return complete ? mismatch(false) : undefined;
}
