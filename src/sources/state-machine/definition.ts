/**
 * Reads the states of a state machine: those of branches and iterators included. A template writes the definition as an
 * object or as JSON text, with `${names}` that `DefinitionSubstitutions` replaces.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
import { Resource } from '../../template/stack';
import { at, listOf, propertiesOf } from '../../template/value/fields';
import { parseJsonText } from '../../template/value/parse-json-text';
import { Part, Resolved } from '../../template/value/resolved';
import { joinParts, partsOf } from '../../template/value/text';

export interface State {
  /** The path of the state in the properties of the state machine. */
  readonly property: string;
  readonly state: Resolved;
}

/** Where a state may contain others. */
const INSIDE: readonly (readonly string[])[] = [['Iterator'], ['ItemProcessor']];

interface Definition {
  readonly property: string;
  readonly place: Resolved;
}

/** The whole definition, which is written in one of two ways. */
export function definitionsOf(machine: Resource): Definition[] {
  const properties = propertiesOf(machine);
  return ['Definition', 'DefinitionString'].filter((name) => at(properties, name).is !== 'absent').map((property) => (
    { property, place: parseJsonText(at(properties, property), machine.stack) }
  ));
}

export function statesOf(machine: Resource): readonly State[] {
  const found: State[] = [];
  const pending = definitionsOf(machine);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const states = at(next.place, 'States');
    for (const name of states.is === 'fields' ? Object.keys(states.raw) : []) {
      const state = at(states, name);
      const property = `${next.property}.States.${name}`;
      found.push({ property, state });
      inside(state).forEach(([path, place]) => pending.push({ property: `${property}.${path}`, place }));
    }
  }
  return found;
}

function inside(state: Resolved): readonly (readonly [string, Resolved])[] {
  const branches = listOf(at(state, 'Branches'));
  return [
    ...(Array.isArray(branches) ? branches : []).map((branch: Resolved, i) => [`Branches.${i}`, branch] as const),
    ...INSIDE.map((path) => [path.join('.'), at(state, ...path)] as const),
  ].filter(([, place]) => place.is === 'fields');
}

const PLACEHOLDER = /\$\{([A-Za-z0-9_]+)\}/;

/** The value with the substitutions of the state machine in its text. */
export function substituted(value: Resolved, machine: Resource): Resolved {
  const substitutions = at(propertiesOf(machine), 'DefinitionSubstitutions');
  if (substitutions.is === 'absent' || value.is === 'absent') return value;
  return joinParts(partsOf(value).flatMap((part) => (typeof part === 'string' ? filled(part, substitutions) : [part])));
}

/** Text and names alternate after the split. */
function filled(text: string, substitutions: Resolved): readonly Part[] {
  return text.split(PLACEHOLDER).flatMap((piece, i): readonly Part[] => {
    if (i % 2 === 0) return [piece];
    const value = at(substitutions, piece);
    return value.is === 'absent' ? [`\${${piece}}`] : partsOf(value);
  });
}
