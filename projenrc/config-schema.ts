/** Writes the JSON schema of the config file from the table of its members. A test compares what the schema and the command accept. */
import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { CONFIG, Member, ObjectMember } from '../src/cli/config-members';
import { ALL_RULES } from '../src/rules/all';

export const SCHEMA_FILE = join(__dirname, '../schema/cdk-lambda-delivery.schema.json');

type SchemaOf<K extends Member['kind']> = (member: Extract<Member, { readonly kind: K }>) => object;

const SCHEMAS: { readonly [K in Member['kind']]: SchemaOf<K> } = {
  'text': () => ({ type: 'string', pattern: '\\S' }),
  'rule': () => ({ enum: ALL_RULES.map(({ id }) => id) }),
  'word': ({ words }) => ({ enum: words }),
  'rule-map': ({ words }) => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(ALL_RULES.map(({ id, why }) => [id, { description: why, enum: words }])),
  }),
  'list': ({ items }) => ({ type: 'array', items: schemaOf(items) }),
  'object': objectSchema,
};

function schemaOf(member: Member): object {
  return { description: member.description, ...(SCHEMAS[member.kind] as (member: Member) => object)(member) };
}

function objectSchema({ members, required, excludes }: ObjectMember): object {
  return {
    type: 'object',
    additionalProperties: false,
    ...(required === undefined ? {} : { required }),
    properties: Object.fromEntries(Object.entries(members).map(([name, member]) => [name, schemaOf(member)])),
    ...(excludes === undefined ? {} : {
      not: { required: [excludes.member], anyOf: excludes.others.map((other) => ({ required: [other] })) },
    }),
  };
}

export function schemaText(): string {
  const schema = { $schema: 'http://json-schema.org/draft-07/schema#', title: CONFIG.description, ...objectSchema(CONFIG) };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

if (require.main === module) {
  mkdirSync(dirname(SCHEMA_FILE), { recursive: true });
  writeFileSync(SCHEMA_FILE, schemaText());
}
