/** Every property of a place, as the settings that rules read. */
import { settingsOf } from '../../src/sources/read-settings';
import { at, propertiesOf } from '../../src/template/value/fields';
import { appOf, aMapping, Json } from '../template/app-of';

function settings(properties: Json, prefix?: string) {
  const [mapping] = appOf({ M: aMapping(properties) }).ofType('AWS::Lambda::EventSourceMapping');
  return settingsOf(propertiesOf(mapping), prefix).map(({ property, value }) => [property, value]);
}

test('are sorted by path, whatever the order of the template', () => {
  const paths = settings({ Zeta: 1, Beta: { D: 1, B: 2 }, Alpha: true, FunctionName: 'f' }).map(([property]) => property);
  expect(paths).toEqual([...paths].sort());
  expect(paths).toEqual(expect.arrayContaining(['Alpha', 'Beta.B', 'Beta.D', 'Zeta']));
});

test('have the path of the place before them', () => {
  expect(settings({ Enabled: true }, 'Parameters').map(([property]) => property)).toEqual(expect.arrayContaining(['Parameters.Enabled']));
});

test('a list of objects has a setting for each member, a list of texts is one', () => {
  expect(settings({ Filters: [{ Pattern: 'a' }, { Pattern: 'b' }], Topics: ['x', 'y'] })).toEqual(expect.arrayContaining([
    ['Filters.0.Pattern', 'a'], ['Filters.1.Pattern', 'b'], ['Topics', ['x', 'y']],
  ]));
});

test('of a place that is no object there are none', () => {
  const [mapping] = appOf({ M: aMapping({ Topics: ['x'] }) }).ofType('AWS::Lambda::EventSourceMapping');
  expect(settingsOf(at(propertiesOf(mapping), 'Topics'))).toEqual([]);
});
