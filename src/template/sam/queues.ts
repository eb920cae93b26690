/** The queues that SAM creates for events, and their policies. */
import { JsonObject } from '../json';
import { allow, getAttArn, Made, made, mergeMade } from './resources';

export function queueFor(
  queueId: string, policyId: string, principal: unknown, source: unknown, properties: JsonObject = {},
): Made {
  return mergeMade(
    made(queueId, 'AWS::SQS::Queue', properties),
    queuePolicy(policyId, { Ref: queueId }, getAttArn(queueId), principal, source),
  );
}

export function queuePolicy(
  policyId: string, url: unknown, arn: unknown, principal: unknown, source: unknown,
): Made {
  const statement = {
    ...allow('sqs:SendMessage', arn), Principal: principal, Condition: { ArnEquals: { 'aws:SourceArn': source } },
  };
  return made(policyId, 'AWS::SQS::QueuePolicy', {
    PolicyDocument: { Version: '2012-10-17', Statement: [statement] }, Queues: [url],
  });
}
