/** Whether what a setting stands in is certainly not there, such as a target or a filter that a condition leaves out. */
import { Resource } from '../stack';
import { at, propertiesOf } from './fields';
import { ABSENT, List, Resolved } from './resolved';

/** A setting that is missing alone stands for the default of the service, so only what is around it counts. */
export function isLeftOut(resource: Resource, property: string): boolean {
  const around = property.split('.').slice(0, -1);
  const inside = around.reduce<Resolved>((value, key) => (
    value.is === 'list' ? itemAt(value, Number(key)) : at(value, key)), propertiesOf(resource));
  return inside.is === 'absent';
}

function itemAt({ items, places }: List, place: number): Resolved {
  return items[places === undefined ? place : places.indexOf(place)] ?? ABSENT;
}
