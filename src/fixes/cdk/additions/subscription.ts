import { entriesOf, own } from '../../../template/json';
import { optionLines } from '../option-lines';
import { referenceIn } from '../reference';
import { Words } from './added';

export const subscription: Words = ({ logicalId, type, properties }, names) => {
  const topic = referenceIn(own(properties, 'TopicArn'))?.logicalId ?? '';
  const settings = entriesOf(properties).filter(([key]) => key !== 'TopicArn').map(([key, value]) => ({ path: `Properties.${key}`, value }));
  const { lines, untold } = optionLines(type, settings, properties, names);
  if (names.highLevel(topic) === undefined || untold.length > 0) return undefined;
  return [`new sns.Subscription(this, ${JSON.stringify(names.id(logicalId))}, {`, `  topic: ${names.construct(topic)},`, ...lines.map((line) => `  ${line}`), '});'];
};
