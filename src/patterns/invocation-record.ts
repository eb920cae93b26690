/**
 * The record of an asynchronous invocation that Lambda puts on a bus, as far as every such record is the same.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
import { EventText, PartOfText } from './event-text';

export type Outcome = 'on-failure' | 'on-success';

/** A text, or a list of texts that are all like this. */
interface TextValue {
  readonly is: 'text';
  readonly text: EventText;
  /** What a pattern asks of it holds, unless no such text can match. */
  readonly isHeld?: true;
}
/** There is a value; nothing more is known. */
interface SomeValue { readonly is: 'value' }
/** Whatever the function was given or returned, or nothing. */
interface AnyValue { readonly is: 'anything' }
/** Whatever a pattern asks of it and of what is below it matches, or does not. */
interface AssumedValue { readonly is: 'assumed'; readonly matches: boolean }

export interface RecordFields {
  readonly is: 'fields';
  readonly fields: ReadonlyMap<string, RecordValue>;
  /** Whether the list above has every key. */
  readonly complete: boolean;
}

export type RecordValue = TextValue | SomeValue | AnyValue | AssumedValue | RecordFields;

const text = (known: EventText): TextValue => ({ is: 'text', text: known });
const VALUE: SomeValue = { is: 'value' };
const ANYTHING: AnyValue = { is: 'anything' };

const shape = (alphabet: RegExp, longest: number, start = ''): PartOfText => ({ start, alphabet, longest });
const ARN = shape(/[!-~]/, 2_048, 'arn:');
const ID = shape(/[0-9a-f-]/, 36);
const TIME = shape(/[0-9TZ:.-]/, 24);

/** The `detail-type` of the record on a bus. */
export const DETAIL_TYPES = {
  'on-failure': 'Lambda Function Invocation Result - Failure',
  'on-success': 'Lambda Function Invocation Result - Success',
} as const;
/** A name of letters, such as `RetriesExhausted`. */
const CONDITION = shape(/[A-Za-z]/, 100);

export const SOURCE = 'lambda';
/** What an older page of AWS names as the source. No record has it. */
export const OLDER_SOURCE = 'aws.lambda';

export function invocationRecord(outcome: Outcome): RecordFields {
  return {
    is: 'fields',
    complete: true,
    fields: new Map<string, RecordValue>([
      ['version', text('0')],
      ['id', text(ID)],
      ['detail-type', text(DETAIL_TYPES[outcome])],
      ['source', text(SOURCE)],
      ['account', text(shape(/\d/, 12))],
      ['time', text(TIME)],
      ['region', text(shape(/[a-z0-9-]/, 40))],
      ['resources', text(ARN)],
      ['detail', {
        is: 'fields',
        complete: false,
        fields: new Map<string, RecordValue>([
          ['version', text('1.0')],
          ['timestamp', text(TIME)],
          ['requestContext', {
            is: 'fields',
            complete: false,
            fields: new Map<string, RecordValue>([
              ['requestId', text(ID)],
              ['functionArn', text(ARN)],
              ['condition', text(CONDITION)],
              ['approximateInvokeCount', VALUE],
            ]),
          }],
          ['requestPayload', ANYTHING],
        ]),
      }],
    ]),
  };
}

/** Why Lambda gives an event up, with a reservation above zero. */
export const FAILURE_CONDITIONS = ['RetriesExhausted', 'EventAgeExceeded'] as const;
export type FailureCondition = typeof FAILURE_CONDITIONS[number];

/** What differs from failure to failure of one function, beside the condition. */
export const EVENT_FIELDS = ['approximateInvokeCount', 'requestPayload', 'responseContext', 'responsePayload'] as const;
export type EventField = typeof EVENT_FIELDS[number];

/**
 * A failure of a function that a pattern is meant for: its ARN, account and Region are what the pattern asks. Of the
 * other fields, those that are missed do not match, and all others do.
 */
export function failureRecord(condition: FailureCondition, missed: readonly EventField[]): RecordFields {
  const record = invocationRecord('on-failure');
  const assumed = (field: EventField): AssumedValue => ({ is: 'assumed', matches: !missed.includes(field) });
  const detail = held(record.fields.get('detail') as RecordFields);
  const context = held(detail.fields.get('requestContext') as RecordFields);
  const [count, ...others] = EVENT_FIELDS;
  return withFields(held(record), [
    ['detail', withFields(detail, [
      ['requestContext', withFields(context, [['condition', text(condition)], [count, assumed(count)]])],
      ...others.map((field) => [field, assumed(field)] as const),
    ])],
  ]);
}

function held(record: RecordFields): RecordFields {
  return withFields(record, [...record.fields].map(([key, value]) => (
    [key, value.is === 'text' && typeof value.text !== 'string' ? { ...value, isHeld: true } : value]
  )));
}

function withFields(record: RecordFields, fields: readonly (readonly [string, RecordValue])[]): RecordFields {
  return { ...record, fields: new Map([...record.fields, ...fields]) };
}
