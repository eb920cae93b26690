/** A pattern that asks for what its source never sends drops every event: of a rule, a mapping, a pipe, a subscription or a bucket. */
import { isObject, JsonObject, parsedJson } from '../model/json';
import { andThen, isUnknown, Known } from '../model/known';
import { changesFor } from './filter-can-match/changes-for';
import { deadAlternative } from './filter-can-match/dead-alternatives';
import { factOf, fixOf } from './filter-can-match/describe';
import { reportKeyFilters } from './filter-can-match/key-filters';
import { Compared, PatternPlace } from './filter-can-match/place';
import { PatternPlaces } from './filter-can-match/places';
import { defineRule } from './kit/define-rule';
import { Problem, Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { setsProperty } from './kit/hidden-sources';
import { report } from './kit/report';
import { prop } from './kit/wording';

export const filterCanMatch = defineRule({
  id: 'filter-can-match',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'A pattern that asks for a field or a value which its source never sends is valid, and matches nothing: every event is dropped.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'FilterCriteria') },
  check: (app) => [
    ...new PatternPlaces(app).all().flatMap((place) => reportPlace(app, place)),
    ...reportKeyFilters(app),
  ],
});

function reportPlace(app: GraphIndex, place: PatternPlace): readonly Verdict[] {
  const { text, property, declaredAt } = place;
  const compare = (one: string): ReturnType<PatternPlace['compare']> => {
    const pattern = patternOf(one);
    return pattern && place.compare(pattern);
  };
  const condition = andThen(text, (one): Known<boolean> => {
    const compared = compare(one);
    return isUnknown(compared) ? compared : compared !== undefined;
  });
  const at = { at: declaredAt, property };
  const whole = report(at, condition, () => {
    // The condition covers an unknown pattern: here it is one of a few, of which none may match.
    const one = String(isUnknown(text) ? text.oneOf?.[0] : text);
    return problemOf(app, place, patternOf(one) as JsonObject, compare(one) as Compared);
  });
  // An unknown pattern is reported already, or may match in each way.
  const pattern = condition === false && !isUnknown(text) ? patternOf(text) : undefined;
  const dead = pattern && deadAlternative(pattern, place.compare);
  return dead === undefined ? whole : [
    ...whole, ...report(at, isUnknown(dead) ? dead : true, () => problemOfPart(place, dead as Compared)),
  ];
}

/** Of several, so that the others still select events. */
function problemOfPart({ property, isText }: PatternPlace, dead: Compared): Problem {
  return {
    fact: `${isText ? 'One alternative of the pattern' : `One alternative of ${prop(property)}`} ${factOf(dead)}`,
    consequence: dead.mismatch.certain
      ? 'No event matches this alternative: only the others select events, and what it was meant for never arrives'
      : 'AWS documents no event that this alternative matches: without one, only the others select events',
    fix: `${fixOf(dead)}, or remove this alternative (${prop(property)})`,
    changes: [],
    severity: 'warning',
  };
}

function problemOf(app: GraphIndex, place: PatternPlace, pattern: JsonObject, compared: Compared): Problem {
  const { property, isText, others = [], compare } = place;
  const { certain } = compared.mismatch;
  const isOneOfSeveral = others.some((other) => mayMatch(other, compare));
  const lost = isOneOfSeveral ? 'only the other filters select events' : place.consequence;
  return {
    fact: `${isText ? 'The pattern' : prop(property)} ${factOf(compared)}`,
    consequence: certain
      ? `It matches no event: ${lost}`
      : `AWS documents no event that it matches: without one, ${lost}`,
    fix: `${fixOf(compared)} (${prop(property)})`,
    changes: changesFor(app, place, pattern, compared),
    ...(certain && !isOneOfSeveral ? {} : { severity: 'warning' }),
  };
}

/** Whether another filter of the list may take events. */
function mayMatch(other: Known<string>, compare: PatternPlace['compare']): boolean {
  // A hidden filter may, and is reported as undecided at its own place.
  const pattern = isUnknown(other) ? {} : patternOf(other);
  const found = pattern && compare(pattern);
  // One of which the answer is hidden may, too.
  return pattern !== undefined && (found === undefined || isUnknown(found));
}

/** The rule filter-pattern-is-valid reports what is no pattern. */
function patternOf(text: string): JsonObject | undefined {
  const parsed: unknown = parsedJson(text);
  return isObject(parsed) ? parsed : undefined;
}
