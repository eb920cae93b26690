/**
 * The numbers of an SNS topic.
 *
 * @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
 */
import { NumberOption } from '../../facts/number-option';
import { KIB, MIB } from '../../facts/units';

export const TOPIC_MESSAGE_SIZE: NumberOption = { min: KIB, max: MIB, unit: 'bytes', default: 256 * KIB };
