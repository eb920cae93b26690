/**
 * The members of the config file in one table: the command validates by it, and `schema/cdk-lambda-
 * delivery.schema.json` is written from it.
 */
import { FAIL_LEVELS } from '../checks/baseline';

const SEVERITY_WORDS = ['error', 'warning', 'info', 'off'] as const;

export type Member = TextMember | RuleMember | WordMember | RuleMapMember | ListMember | ObjectMember;

interface Described<Kind extends string> {
  readonly kind: Kind;
  readonly description: string;
}

/** A string that is not blank. */
type TextMember = Described<'text'>;
/** The id of a rule. */
type RuleMember = Described<'rule'>;

/** One of several words. */
export interface WordMember extends Described<'word'> {
  readonly words: readonly string[];
}

/** An object with ids of rules as keys and words as values. */
export interface RuleMapMember extends Described<'rule-map'> {
  readonly words: readonly string[];
}

export interface ListMember extends Described<'list'> {
  readonly items: Member;
}

export interface ObjectMember extends Described<'object'> {
  readonly members: Readonly<Record<string, Member>>;
  readonly required?: readonly string[];
  /** Members that exclude others. */
  readonly excludes?: { readonly member: string; readonly others: readonly string[] };
}

const text = (description: string): TextMember => ({ kind: 'text', description });

const ACKNOWLEDGMENT: ObjectMember = {
  kind: 'object',
  description: 'One rule, in the whole app or in one part of it.',
  members: {
    rule: { kind: 'rule', description: 'The id of the rule.' },
    reason: text('Why the findings are accepted.'),
    stack: text('A stack: its name, or the name of the template file without its extension.'),
    logicalId: text('A resource, in any stack unless `stack` is set.'),
    path: text('A construct path; covers the construct and everything below it.'),
  },
  required: ['rule', 'reason'],
  excludes: { member: 'path', others: ['stack', 'logicalId'] },
};

export const CONFIG: ObjectMember = {
  kind: 'object',
  description: 'Config file of cdk-lambda-delivery',
  members: {
    $schema: text('This schema.'),
    severities: { kind: 'rule-map', description: 'The severity of a rule; off disables it.', words: SEVERITY_WORDS },
    acknowledgments: { kind: 'list', description: 'Findings that somebody has reviewed and accepts.', items: ACKNOWLEDGMENT },
    failOn: { kind: 'word', description: 'The lowest level that fails the run.', words: FAIL_LEVELS },
    baseline: text('The file of known findings, relative to the folder of this file.'),
  },
};
