/**
 * The envelope in which SNS delivers a message where raw delivery is off. The message in it is a text, so that no
 * pattern reaches inside.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
 */
import { closed, fieldsAlike, Shape, texts, TextShape } from '../shape';

const MESSAGE: TextShape = { is: 'text', called: 'the whole message as one text' };

export const TOPIC_ENVELOPE: Shape = closed({
  ...texts(
    'Type', 'MessageId', 'TopicArn', 'Subject', 'Timestamp', 'SignatureVersion', 'Signature', 'SigningCertURL',
    'UnsubscribeURL', 'SequenceNumber',
  ),
  Message: MESSAGE,
  MessageAttributes: fieldsAlike(() => closed(texts('Type', 'Value'))),
});
