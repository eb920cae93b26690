/** Refuses services that have a trigger of their own, services that wait for the result, and sources that are no ARN. */
import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { isSynchronousService } from '../../../sources/async/synchronous-services';
import { refuse } from '../../wiring/refuse';
import { ServiceTriggerProps } from './service-trigger-props';

const TRIGGERS: ReadonlyMap<string, string> = new Map([
  ['sns.amazonaws.com', 'SnsTrigger'],
  ['s3.amazonaws.com', 'S3Trigger'],
  ['events.amazonaws.com', 'RuleTrigger'],
  ['scheduler.amazonaws.com', 'ScheduleTrigger'],
  ['logs.amazonaws.com', 'LogsTrigger'],
]);

/** `sns.eu-south-1.amazonaws.com`: the service in one Region. */
const IN_REGION = /^([a-z]+)\.[a-z]{2}(?:-[a-z]+)+-\d(\.amazonaws\.com)$/;

/** The name of the principal. */
export function refuseBadSource(
  trigger: Construct, { principal, sourceArn, sourceAccount }: ServiceTriggerProps,
): string {
  const service = serviceOf(trigger, principal);
  const own = TRIGGERS.get(service) ?? TRIGGERS.get(service.replace(IN_REGION, '$1$2'));
  if (own !== undefined) {
    refuse(trigger, {
      prop: 'principal',
      fact: `is ${service}, which has a construct of its own`,
      consequence: 'The source, its retries and its dead-letter queue would be missing',
      fix: `Use ${own}`,
    });
  }
  if (isSynchronousService(service)) {
    refuse(trigger, {
      prop: 'principal',
      fact: `is ${service}, which waits for the result of the function`,
      consequence: 'Asynchronous settings and failure exits do not apply, and the caller keeps the event',
      fix: 'Use the constructs of aws-cdk-lib for it, which allow it to invoke the function',
    });
  }
  refuseConditions(trigger, principal);
  refuseBadArn(trigger, sourceArn);
  if (sourceAccount !== undefined && !Token.isUnresolved(sourceAccount) && !/^\d{12}$/.test(sourceAccount)) {
    refuse(trigger, {
      prop: 'sourceAccount',
      fact: `is ${JSON.stringify(sourceAccount)}, which is not a number of 12 digits`,
      consequence: 'Lambda rejects the permission',
      fix: 'Give the id of the account, or leave sourceAccount out',
    });
  }
  return service;
}

function serviceOf(trigger: Construct, principal: iam.ServicePrincipal | undefined): string {
  const service: unknown = (principal as Partial<iam.ServicePrincipal> | undefined)?.service;
  return typeof service === 'string' && service !== '' ? service : refuse(trigger, {
    prop: 'principal',
    fact: principal === undefined ? 'is left out' : 'is not an iam.ServicePrincipal',
    consequence: 'Nobody would be allowed to invoke the function, or everybody',
    fix: "Give new iam.ServicePrincipal('ses.amazonaws.com')",
  });
}

/** `sourceArn` and `sourceAccount` are the conditions that a permission of Lambda takes. */
function refuseConditions(trigger: Construct, principal: iam.ServicePrincipal): void {
  const { conditions } = principal.policyFragment;
  const keys = Object.values(conditions).flatMap((condition) => Object.keys(Object(condition)));
  if (keys.length === 0) return;
  refuse(trigger, {
    prop: 'principal',
    fact: `has the conditions ${keys.join(', ')}`,
    consequence: 'The permission would not carry them, so that more could invoke the function than they allow',
    fix: 'Give sourceArn and sourceAccount, and a principal without conditions',
  });
}

function refuseBadArn(trigger: Construct, sourceArn: string | undefined): void {
  const isArn = typeof sourceArn === 'string' && (Token.isUnresolved(sourceArn) || /^arn:[^:]+:[^:]+:/.test(sourceArn));
  if (!isArn || sourceArn.includes('*')) {
    refuse(trigger, {
      prop: 'sourceArn',
      fact: sourceArn === undefined ? 'is left out' : `is ${JSON.stringify(sourceArn)}, which is not the ARN of one resource`,
      consequence: 'Lambda rejects the permission, or resources of others could invoke the function',
      fix: 'Give the ARN of the resource that invokes the function, without a wildcard',
    });
  }
}
