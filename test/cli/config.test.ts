import { readFileSync } from 'fs';
import Ajv from 'ajv';
import { SCHEMA_FILE, schemaText } from '../../projenrc/config-schema';
import { parseConfig } from '../../src/cli/config';
import { UsageError } from '../../src/cli/usage-error';
import { ALL_RULES } from '../../src/rules/all';

const IDS = ALL_RULES.map(({ id }) => id);
const parse = (value: unknown) => parseConfig(value, IDS, 'c.json');
const schema = new Ajv({ strict: true, strictRequired: false }).compile(JSON.parse(schemaText()));

test('the schema that ships is up to date', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(schemaText());
});

test.each<[string, unknown]>([
  ['nothing', {}],
  ['everything', {
    $schema: './node_modules/cdk-lambda-delivery/schema/cdk-lambda-delivery.schema.json',
    severities: { 'mapping-is-enabled': 'off' },
    acknowledgments: [{ rule: 'mapping-is-enabled', reason: 'paused', stack: 'Shop', logicalId: 'M' }, { rule: 'mapping-is-enabled', reason: 'x', path: 'A/B' }],
    failOn: 'warning',
    baseline: 'b.json',
  }],
])('the command and the schema accept %s', (_, value) => {
  expect(parse(value)).toEqual(value);
  expect([schema(value), schema.errors]).toEqual([true, null]);
});

test('ids may have the namespace, as synth prints them', () => {
  const id = 'LambdaDelivery::mapping-is-enabled';
  expect(parse({ severities: { [id]: 'off' }, acknowledgments: [{ rule: id, reason: 'paused' }] })).toEqual({
    severities: { 'mapping-is-enabled': 'off' }, acknowledgments: [{ rule: 'mapping-is-enabled', reason: 'paused' }],
  });
  expect(() => parse({ severities: { [id]: 'off', 'mapping-is-enabled': 'error' } })).toThrow('c.json: severities.mapping-is-enabled is set twice, with and without the namespace');
});

test.each<[unknown, string]>([
  [[], 'c.json: must be an object'],
  [null, 'c.json: must be an object'],
  [{ acknowledgements: [] }, 'c.json: acknowledgements is unknown, did you mean acknowledgments?'],
  [{ serverities: {} }, 'c.json: serverities is unknown, did you mean severities?'],
  [JSON.parse('{"__proto__": {}}'), 'c.json: __proto__ is unknown: the members are $schema, severities, acknowledgments, failOn, baseline'],
  [{ severities: { nope: 'off' } }, 'c.json: severities.nope names no rule: see cdk-lambda-delivery rules'],
  [{ severities: [] }, 'c.json: severities must be an object'],
  [{ severities: { 'mapping-is-enable': 'off' } }, 'c.json: severities.mapping-is-enable names no rule, did you mean mapping-is-enabled?'],
  [{ severities: { 'mapping-is-enabled': 'no' } }, 'c.json: severities.mapping-is-enabled must be one of error, warning, info, off'],
  [{ acknowledgments: {} }, 'c.json: acknowledgments must be a list'],
  [{ acknowledgments: [1] }, 'c.json: acknowledgments[0] must be an object'],
  [{ acknowledgments: [{ rule: 'mapping-is-enabled' }] }, 'c.json: acknowledgments[0] needs a reason'],
  [{ acknowledgments: [{ reason: 'x' }] }, 'c.json: acknowledgments[0] needs a rule'],
  [{ acknowledgments: [{ rule: 'mapping-is-enabled', reason: ' ' }] }, 'c.json: acknowledgments[0].reason must be a string that is not empty'],
  [{ acknowledgments: [{ rule: 'maping-is-enabled', reason: 'x' }] },
    'c.json: acknowledgments[0].rule names no rule: maping-is-enabled, did you mean mapping-is-enabled?'],
  [{ acknowledgments: [{ rule: 'mapping-is-enabled', reason: 'x', logicalID: 'M' }] }, 'c.json: acknowledgments[0].logicalID is unknown, did you mean logicalId?'],
  [{ acknowledgments: [{ rule: 'mapping-is-enabled', reason: 'x', path: 'A', stack: 'A' }] },
    'c.json: acknowledgments[0] sets both path and stack: remove one of them'],
  [{ failOn: 'never' }, 'c.json: failOn must be one of error, warning, unknown, info'],
  [{ baseline: 1 }, 'c.json: baseline must be a string that is not empty'],
])('the command and the schema refuse %j', (value, message) => {
  expect(() => parse(value)).toThrow(UsageError);
  expect(() => parse(value)).toThrow(message);
  expect(schema(value)).toBe(false);
});
