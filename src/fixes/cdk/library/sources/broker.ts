/** A queue of an Amazon MQ broker. */
import { NETWORK_ACTIONS } from '../../../../sources/mapping/facts';
import { MQ_BATCH_SIZE, MQ_CONSUME_ACTIONS } from '../../../../sources/mq/facts';
import { accessOf, secretOf } from './access';
import { SourceWordsOf } from './source';

const DEFAULTS = { BatchSize: MQ_BATCH_SIZE.default, Enabled: true };

export const brokerWords: SourceWordsOf = (mapping, plan) => {
  const queues = plan.setting(mapping, 'Queues');
  const [queue, ...more] = Array.isArray(queues) ? queues : [];
  const access = accessOf(mapping, plan);
  if (typeof queue !== 'string' || more.length > 0 || access === undefined) return undefined;
  const { BASIC_AUTH: logins = [], VIRTUAL_HOST: hosts = [], ...others } = Object.fromEntries(access);
  const secret = logins.length === 1 ? secretOf(logins[0], plan) : undefined;
  const [host] = hosts;
  const isTold = Object.keys(others).length === 0 && hosts.length <= 1 && ['string', 'undefined'].includes(typeof host);
  const source = plan.sourceOptions(plan.setting(mapping, 'EventSourceArn'), 'AWS::AmazonMQ::Broker', 'broker', 'brokerArn');
  if (secret === undefined || !isTold || source === undefined) return undefined;
  return {
    construct: 'MqConsumer',
    name: source.source === undefined ? 'broker' : plan.names.variable(source.source.logicalId),
    source: source.source,
    options: [
      ...source.options,
      `queueName: ${JSON.stringify(queue)},`,
      `secret: ${secret.code},`,
      ...(host === undefined ? [] : [`virtualHost: ${JSON.stringify(host)},`]),
    ],
    defaults: DEFAULTS,
    told: ['EventSourceArn', 'Queues', 'SourceAccessConfigurations'],
    exit: 'none',
    secrets: [secret.logicalId],
    anywhere: [...NETWORK_ACTIONS, ...MQ_CONSUME_ACTIONS],
    isLowLevel: true,
  };
};
