/** Whether a service may assume a role: by the trust policy of the role. */
import { memo } from '../model/collections';
import { Known } from '../model/known';
import { lazy } from '../model/lazy';
import { Resource, Stack } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Resolved } from '../template/value/resolved';
import { conditionsOf } from './condition-of';
import { contextOfService, RequestSource } from './context-keys';
import { decide } from './decision';
import { Encoder } from './encoder';
import { evaluateResourcePolicies } from './evaluate';
import { Identities, Role } from './identities';
import { Request } from './request';
import { actionSymbols, Statement, statementsOf } from './statement';

const ASSUME = 'sts:AssumeRole';

/** What the keys `aws:SourceArn` and `aws:SourceAccount` of the request tell. */
export interface AssumingSource {
  readonly arn?: { readonly value: Resolved; readonly stack: Stack };
  /** The stack whose account it is. */
  readonly account?: Stack;
}

export class Trust {
  private readonly answers = new Map<Resource, Map<string, Known<boolean>>>();
  /** The same for each service and source. */
  private readonly documents = new Map<Resource, readonly Statement[]>();

  public constructor(private readonly identities: Identities, private readonly encoder: Encoder) {}

  /** A role outside the app counts as one that admits the service. What the source leaves out is not known. */
  public mayAssume(service: string, value: Resolved, source: AssumingSource = {}): Known<boolean> {
    if (value.is !== 'reference') return true;
    const role = this.identities.find(value, value.resource.stack);
    if (role?.resource === undefined) return true;
    const { arn, account } = source;
    const encoded = {
      ...(arn && { arn: this.encoder.text(arn.value, arn.stack) }),
      ...(account && { account: this.encoder.here(account).account }),
    };
    const key = [service, encoded.arn, encoded.account].map((one) => String(one)).join(' ');
    return memo(memo(this.answers, role.resource, () => new Map()), key, () => this.ask(service, role, encoded));
  }

  /** A policy without statements is one that IAM itself refuses. */
  private ask(service: string, role: Role, source: RequestSource): Known<boolean> {
    const { resource } = role;
    if (resource === undefined) return true;
    const { stack } = resource;
    const statements = memo(this.documents, resource, () => (
      statementsOf(at(propertiesOf(resource), 'AssumeRolePolicyDocument'), resource, this.encoder)));
    if (statements.length === 0) return true;
    const { region, account } = this.encoder.here(stack);
    const request: Request = {
      principal: { service, to: region },
      action: actionSymbols(ASSUME),
      target: role,
      context: lazy(() => contextOfService(
        { stack, service: 'sts', target: role.arn, resourceAccount: account }, service, source, this.encoder,
      )),
      stack,
      trueConditions: conditionsOf(resource),
    };
    const { principal } = evaluateResourcePolicies(statements, [], request, this.encoder);
    return decide({ side: 'trust', outcome: principal }).allowed;
  }
}
