/**
 * The record of an asynchronous invocation that Lambda puts on a bus, as far as every such record is the same.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
 */
import { EventText, PartOfText } from './event-text';

export type Outcome = 'on-failure' | 'on-success';

/** A text, or a list of texts that are all like this. */
interface TextValue { readonly is: 'text'; readonly text: EventText }
/** There is a value; nothing more is known. */
interface SomeValue { readonly is: 'value' }
/** Whatever the function was given or returned, or nothing. */
interface AnyValue { readonly is: 'anything' }

export interface RecordFields {
  readonly is: 'fields';
  readonly fields: ReadonlyMap<string, RecordValue>;
  /** Whether the list above has every key. */
  readonly complete: boolean;
}

export type RecordValue = TextValue | SomeValue | AnyValue | RecordFields;

const text = (known: EventText): TextValue => ({ is: 'text', text: known });
const VALUE: SomeValue = { is: 'value' };
const ANYTHING: AnyValue = { is: 'anything' };

const shape = (alphabet: RegExp, longest: number, start = ''): PartOfText => ({ start, alphabet, longest });
const ARN = shape(/[!-~]/, 2_048, 'arn:');
const ID = shape(/[0-9a-f-]/, 36);
const TIME = shape(/[0-9TZ:.-]/, 24);

const DETAIL_TYPES = { 'on-failure': 'Lambda Function Invocation Result - Failure', 'on-success': 'Lambda Function Invocation Result - Success' };
/** A name of letters, such as `RetriesExhausted`. */
const CONDITION = shape(/[A-Za-z]/, 100);

/** AWS's page writes `aws.lambda` where the recorded events have `lambda`. */
export const SOURCE = 'lambda';
export const SOURCE_ON_PAGE = 'aws.lambda';

export function invocationRecord(outcome: Outcome, source: string): RecordFields {
  return {
    is: 'fields',
    complete: true,
    fields: new Map<string, RecordValue>([
      ['version', text('0')],
      ['id', text(ID)],
      ['detail-type', text(DETAIL_TYPES[outcome])],
      ['source', text(source)],
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
