/** The broker that a mapping reads, by construct or ARN, and what the role of the handler needs on it. */
import { ArnFormat, CfnResource, Token } from 'aws-cdk-lib';
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import { Construct } from 'constructs';
import { MQ_CONSUME_ACTIONS, MQ_FILTER_KEYS, MQ_VIRTUAL_HOST } from '../../../sources/mq/facts';
import { arnComponents } from '../../wiring/arn';
import { overriddenProperty } from '../../wiring/overridden-property';
import { isResource, resourceOf } from '../../wiring/reference';
import { refuse, whereIs } from '../../wiring/refuse';
import { checkedText } from '../../wiring/text-prop';
import { ChosenArn, constructOrArn } from '../mapping/construct-or-arn';
import { MappingSource } from '../mapping/mapping';
import { networkAccess } from '../mapping/network-access';
import { readStatements } from '../mapping/read-statements';
import { MqConsumerProps } from './mq-consumer-props';

export interface MqBroker extends MappingSource {
  readonly virtualHost?: string;
}

export function mqBroker(consumer: Construct, props: MqConsumerProps): MqBroker {
  const { prop, arn } = brokerArn(consumer, props);
  const resource = brokerBehind(arn);
  const components = arnComponents(arn, ArnFormat.COLON_RESOURCE_NAME);
  const name = resource ? whereIs(resource) : components ? arn : 'the broker';
  return {
    prop,
    name,
    arn,
    region: props.broker?.env.region ?? components?.region,
    part: `queue ${props.queueName}`,
    filterKeys: MQ_FILTER_KEYS,
    statements: readStatements(MQ_CONSUME_ACTIONS, arn),
    // Lambda reaches a public broker without network interfaces.
    wildcards: resource?.publiclyAccessible === true ? [] : [networkAccess()],
    virtualHost: virtualHost(consumer, props, resource, name),
  };
}

function brokerArn(consumer: Construct, { broker, brokerArn: arn }: MqConsumerProps): ChosenArn {
  return constructOrArn(consumer, {
    prop: 'broker',
    construct: broker,
    arnOfConstruct: broker?.brokerRef?.brokerArn,
    arn,
    pattern: /^arn:[^:]+:mq:[^:]+:[^:]+:broker:./,
    noun: 'a broker',
    constructs: 'a CfnBroker',
    form: 'arn:aws:mq:<Region>:<account>:broker:<name>:<id>',
  });
}

function brokerBehind(arn: string): amazonmq.CfnBroker | undefined {
  const resource: CfnResource | undefined = resourceOf(arn);
  return isResource(resource, amazonmq.CfnBroker.CFN_RESOURCE_TYPE_NAME) ? resource as amazonmq.CfnBroker : undefined;
}

function virtualHost(
  consumer: Construct, props: MqConsumerProps, broker: amazonmq.CfnBroker | undefined, name: string,
): string | undefined {
  const host = checkedText(consumer, 'virtualHost', props.virtualHost, MQ_VIRTUAL_HOST);
  const engine = broker && overriddenProperty(broker, 'engineType');
  if (host !== undefined && engine !== undefined && !Token.isUnresolved(engine) && engine.toUpperCase() === 'ACTIVEMQ') {
    refuse(consumer, {
      prop: 'virtualHost',
      fact: `is given, but ${name} is an ActiveMQ broker`,
      consequence: 'Only RabbitMQ has virtual hosts, and AWS rejects the event source mapping',
      fix: 'Leave virtualHost out',
    });
  }
  return host;
}
