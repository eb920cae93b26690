/**
 * The numbers of an SNS topic.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
 */
import { NumberOption } from '../../facts/number-option';
import { KIB, MIB } from '../../facts/units';

export const TOPIC_MESSAGE_SIZE: NumberOption = { min: KIB, max: MIB, unit: 'bytes', default: 256 * KIB };

/**
 * Types of resources that subscribe to topics, and the property that names a topic or a list of them.
 *
 * @see https://docs.aws.amazon.com/chatbot/latest/adminguide/what-is.html
 */
export const SUBSCRIBING: readonly (readonly [type: string, property: string])[] = [
  ['AWS::SNS::Subscription', 'TopicArn'],
  ['AWS::Chatbot::SlackChannelConfiguration', 'SnsTopicArns'],
  ['AWS::Chatbot::MicrosoftTeamsChannelConfiguration', 'SnsTopicArns'],
];
