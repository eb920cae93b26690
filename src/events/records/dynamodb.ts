/**
 * A record of a table's stream. Every attribute of an item is an object with its type, and a number is a text.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_AttributeValue.html
 */
import { ANY, closed, documented, fieldsAlike, FLAG, itemsLike, open, Shape, TEXT, TextShape, texts, oneOfTexts } from '../shape';

const NUMBER_AS_TEXT: TextShape = { is: 'text', called: 'a number as text' };

/** An attribute's value has exactly one of these fields. */
const attribute = (): Shape => ATTRIBUTE;
const ATTRIBUTE: Shape = closed({
  S: TEXT,
  N: NUMBER_AS_TEXT,
  B: TEXT,
  BOOL: FLAG,
  NULL: FLAG,
  M: fieldsAlike(attribute),
  L: itemsLike(attribute),
  SS: itemsLike(() => TEXT),
  NS: itemsLike(() => NUMBER_AS_TEXT),
  BS: itemsLike(() => TEXT),
});

const IMAGE: Shape = fieldsAlike(attribute);

export const DYNAMODB_RECORD: Shape = open({
  ...texts('eventID', 'eventVersion', 'eventSource', 'eventSourceARN', 'awsRegion'),
  eventName: oneOfTexts('INSERT', 'MODIFY', 'REMOVE'),
  userIdentity: open(texts('type', 'principalId')),
  tableName: TEXT,
  recordFormat: TEXT,
  dynamodb: documented({
    Keys: IMAGE,
    NewImage: IMAGE,
    OldImage: IMAGE,
    SequenceNumber: TEXT,
    StreamViewType: oneOfTexts('KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'),
    // AWS's pages show both as numbers, and one of them as text as well.
    SizeBytes: ANY,
    ApproximateCreationDateTime: ANY,
    ApproximateCreationDateTimePrecision: TEXT,
  }),
});
