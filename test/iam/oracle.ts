/** The recorded verdicts of an independent evaluator of IAM, and our own answer to each of its questions. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { AccessDecision } from '../../src/iam/decision';
import { Iam } from '../../src/iam/iam';
import { TemplateApp } from '../../src/template/app';
import { functionTarget } from '../../src/template/arn/function-target';
import { Resolved } from '../../src/template/value/resolved';
import { Json } from '../template/app-of';

type Address = readonly [stack: string, logicalId: string];

interface Question {
  readonly who: 'role' | 'service';
  readonly role?: Address;
  readonly service?: string;
  readonly action: string;
  readonly on: Address;
  readonly from?: Address;
  /** The service that uses the key. */
  readonly via?: string;
}

export interface Verdict {
  readonly id: string;
  readonly stacks: readonly { readonly name: string; readonly account: string; readonly region: string; readonly resources: Json }[];
  readonly ask: Question;
  readonly answer: 'yes' | 'no';
}

export function recordedVerdicts(): readonly Verdict[] {
  return gunzipSync(readFileSync(join(__dirname, 'oracle/verdicts.jsonl.gz'))).toString('utf8').trim().split('\n')
    .map((line) => JSON.parse(line) as Verdict);
}

/** The template condition `Cc` may hold or not. */
const CONDITIONS: Json = { Cc: { 'Fn::Equals': [{ Ref: 'Given' }, 'yes'] } };

export function ask({ stacks, ask: { who, role, service = '', action, on, from, via } }: Verdict): AccessDecision {
  const app = new TemplateApp(stacks.map(({ name, account, region, resources }) => ({
    name,
    deployedName: name,
    environment: `aws://${account}/${region}`,
    template: { Parameters: { Given: { Type: 'String' } }, Conditions: CONDITIONS, Resources: resources },
  })));
  const iam = new Iam(app);
  const value = ([stack, id]: Address = ['', '']): Resolved => {
    const resource = app.stacks.find(({ name }) => name === stack)?.resources.get(id);
    return resource === undefined ? { is: 'absent' } : { is: 'reference', resource, attribute: 'Ref' };
  };
  if (action === 'lambda:InvokeFunction') return iam.evaluateInvoke(service, functionTarget(value(on)), value(from), value(role));
  return who === 'role'
    ? iam.evaluateRole(value(role), action, value(on), { via })
    : iam.evaluateService(service, action, value(on), value(from), { via });
}
