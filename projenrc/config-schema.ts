/**
 * The JSON schema of the config file, from the ids of the rules. `npx projen rules` writes it; a test compares it, and compares what it takes
 * with what the command takes.
 */
import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { FAIL_LEVELS } from '../src/checks/baseline';
import { SEVERITY_WORDS } from '../src/cli/config';
import { ALL_RULES } from '../src/rules/all';

export const SCHEMA_FILE = join(__dirname, '../schema/cdk-lambda-delivery.schema.json');

export function schemaText(): string {
  const text = (description: string) => ({ description, type: 'string', pattern: '\\S' });
  return `${JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Config file of cdk-lambda-delivery',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: text('This schema.'),
      severities: {
        description: 'Another severity for a rule; off leaves it out.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(ALL_RULES.map(({ id, why }) => [id, { description: why, enum: SEVERITY_WORDS }])),
      },
      acknowledgments: {
        description: 'What somebody has looked at and accepts, in the whole app or in one part of it.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['rule', 'reason'],
          properties: {
            rule: { description: 'The id of a rule.', enum: ALL_RULES.map(({ id }) => id) },
            reason: text('Why it is accepted.'),
            stack: text('A stack: its name, or the name of the template file without its ending.'),
            logicalId: text('A resource, in one stack if that is given.'),
            path: text('A construct and all below it.'),
          },
          not: { required: ['path'], anyOf: [{ required: ['stack'] }, { required: ['logicalId'] }] },
        },
      },
      failOn: { description: 'What is this heavy or heavier fails the run.', enum: FAIL_LEVELS },
      baseline: text('The file of known findings, from the folder of this file.'),
    },
  }, undefined, 2)}\n`;
}

if (require.main === module) {
  mkdirSync(dirname(SCHEMA_FILE), { recursive: true });
  writeFileSync(SCHEMA_FILE, schemaText());
}
