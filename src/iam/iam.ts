/**
 * Decides who may do what by the templates of an app. Each decision is true, false or unknown with a reason, and names
 * the policies that decide. The app's own roles and resources have no policies but those of the app. A role or resource
 * outside the app may have more, so "not allowed" is unknown there; Deny statements outside the app are ignored.
 */
import { isUnknown, unknown } from '../model/known';
import { lazy } from '../model/lazy';
import { TemplateApp } from '../template/app';
import { FunctionTarget } from '../template/arn/function-target';
import { Resource, Stack } from '../template/stack';
import { at, propertiesOf, whyHidden } from '../template/value/fields';
import { ABSENT, Resolved } from '../template/value/resolved';
import { forSource } from './by-source';
import { conditionOf } from './condition-of';
import { contextOfRole, contextOfService } from './context-keys';
import {
  AccessDecision, combineOutcomes, decide, NO_STATEMENT, StatementOutcome, undecidedAccess, unknownIfExternal,
} from './decision';
import { Encoder } from './encoder';
import { evaluateIdentityPolicies, evaluateResourcePolicies, ResourceOutcomes } from './evaluate';
import { Identities, Role } from './identities';
import { RequestPrincipal, Request } from './request';
import { ResourcePolicies } from './resource-policies';
import { actionSymbols } from './statement';
import { COLON, splitAtColons, UNKNOWN_SPAN, literalText, SymbolicArn } from './symbolic-arn';
import { PolicyTarget, PolicyTargets } from './targets';

export interface RequestContext {
  /** The service that uses a key, as in `kms:ViaService`: `sqs`, `sns`. */
  readonly via?: string;
  /** The stack for literal ARNs and pseudo parameters; by default the stack of the role or the target. */
  readonly stack?: Stack;
}

/** Services with resource policies, so that a policy outside the app may allow a request. */
const WITH_POLICIES: ReadonlySet<string> = new Set([
  'sqs', 'sns', 's3', 'lambda', 'kms', 'kinesis', 'dynamodb', 'events', 'secretsmanager', 'kafka',
]);

export class Iam {
  private readonly encoder = new Encoder();
  private readonly identities: Identities;
  private readonly policies: ResourcePolicies;
  private readonly targets: PolicyTargets;
  private readonly anyStack: Stack | undefined;

  public constructor(app: TemplateApp) {
    this.identities = new Identities(app, this.encoder);
    this.policies = new ResourcePolicies(app, this.encoder);
    this.targets = new PolicyTargets(app, this.encoder, this.policies);
    [this.anyStack] = app.stacks;
  }

  /** Whether a role may perform an action on a resource. A key may be an ARN, an id or an alias. */
  public evaluateRole(
    role: Resolved, action: string, target: Resolved = ABSENT, context: RequestContext = {},
  ): AccessDecision {
    const stack = context.stack ?? stackOf(role) ?? stackOf(target) ?? this.anyStack;
    if (stack === undefined) return undecidedAccess('an app without stacks');
    const isKey = action.toLowerCase().startsWith('kms:') && target.is !== 'absent';
    const resolved = isKey ? this.targets.ofKey(target, stack) : this.targets.of(target, action, stack);
    return this.role(role, action, resolved, stack, context.via);
  }

  /** Whether a service may perform an action on a resource for a source. */
  public evaluateService(
    service: string, action: string, target: Resolved, source: Resolved = ABSENT, context: RequestContext = {},
  ): AccessDecision {
    const stack = context.stack ?? stackOf(target) ?? stackOf(source) ?? this.anyStack;
    if (stack === undefined) return undecidedAccess('an app without stacks');
    const isKey = action.toLowerCase().startsWith('kms:');
    const about = isKey ? this.targets.ofKey(target, stack) : this.targets.of(target, action, stack);
    return this.service(service, action, about, source, stack, context.via);
  }

  /** Whether a service, or the role that it uses, may invoke exactly this qualifier. */
  public evaluateInvoke(
    service: string, target: FunctionTarget, source: Resolved = ABSENT, role: Resolved = ABSENT,
  ): AccessDecision {
    const { function: place, through } = target;
    const functionStack = through?.stack ?? (isUnknown(place) ? undefined : place.resource?.stack);
    const stack = functionStack ?? stackOf(source) ?? this.anyStack;
    if (stack === undefined) return undecidedAccess('an app without stacks');
    const about = this.targets.ofFunction(target, stack);
    return role.is === 'absent'
      ? this.service(service, 'lambda:InvokeFunction', about, source, stack)
      : this.role(role, 'lambda:InvokeFunction', about, stack);
  }

  private role(value: Resolved, action: string, target: PolicyTarget, stack: Stack, via?: string): AccessDecision {
    if (value.is === 'absent') return undecidedAccess('no role is known');
    const role = this.identities.find(value, stack);
    if (role === undefined) return undecidedAccess(whyHidden(value, 'a role'));
    const account = splitAtColons(role.arn)[4] ?? [UNKNOWN_SPAN];
    const home = role.resource?.stack ?? stack;
    const request: Request = {
      principal: { role: { arn: role.arn, text: role.text }, account },
      action: actionSymbols(action),
      target,
      context: lazy(() => contextOfRole({ stack: home, target: target.arn, via }, role.arn, this.encoder)),
      stack: home,
      trueConditions: conditionsOf(role.resource, target.resource),
    };
    const decision = this.decide(role, request, target, account);
    return role.bounded && decision.allowed === true
      ? { ...decision, allowed: unknown(`the permissions boundary of ${role.text}`) }
      : decision;
  }

  private decide(role: Role, request: Request, target: PolicyTarget, account: SymbolicArn): AccessDecision {
    const found = evaluateIdentityPolicies(role.statements, request, this.encoder);
    const identity = role.resource === undefined
      ? unknownIfExternal(found, `the role ${role.text}, which stands outside the app`)
      : found;
    if (target.ofAws) return decide({ ...NO_STATEMENT, deny: identity.deny, denying: identity.denying, allow: true });
    const { principal: direct, account: delegated } = this.resource(request, target);
    const outside = `the policy of ${target.text}, which stands outside the app`;
    const isOutside = target.resource === undefined && WITH_POLICIES.has(serviceOf(request));
    if (serviceOf(request) === 'kms' && request.target.text !== 'every resource') {
      const trusted = isOutside ? unknownIfExternal(delegated, outside) : delegated;
      return direct.allow === true
        ? decide(direct, ignoringAllow(identity))
        : fallbackTo(decide(trusted, identity, ignoringAllow(direct)), direct);
    }
    if (differs(account, splitAtColons(target.owner)[4])) {
      const resourceSide = combineOutcomes(direct, delegated);
      return decide(identity, isOutside ? unknownIfExternal(resourceSide, outside) : resourceSide);
    }
    const finding = combineOutcomes(identity, direct);
    return decide(isOutside ? unknownIfExternal(finding, outside) : finding);
  }

  private service(
    service: string, action: string, target: PolicyTarget, source: Resolved, stack: Stack, via?: string,
  ): AccessDecision {
    const principal: RequestPrincipal = { service };
    const home = stackOf(source) ?? stack;
    const from = this.named(source, home);
    const written = from && splitAtColons(from.arn)[4];
    const account = written !== undefined && written.length > 0 ? written : this.encoder.here(home).account;
    const ownAccount = source.is === 'hidden' ? undefined : from && account;
    const request: Request = {
      principal,
      action: actionSymbols(action),
      target,
      context: lazy(() => (
        contextOfService({ stack, target: target.arn, via }, service, from?.arn, ownAccount, this.encoder)
      )),
      stack,
      trueConditions: conditionsOf(target.resource, from?.resource),
    };
    if (target.ofAws) return decide(NO_STATEMENT);
    const { principal: finding } = this.resource(request, target);
    return decide(target.resource === undefined
      ? unknownIfExternal(finding, `the policy of ${target.text}, which stands outside the app`)
      : finding);
  }

  /** A hidden source counts only if it is a parameter or import, since others cannot be compared. */
  private named(source: Resolved, home: Stack): PolicyTarget | undefined {
    if (source.is === 'absent') return undefined;
    const target = this.targets.of(source, '', home);
    return target.arn.includes(UNKNOWN_SPAN) && source.is === 'hidden' ? undefined : target;
  }

  private resource(request: Request, target: PolicyTarget): ResourceOutcomes {
    const statements = forSource(this.policies.statementsOf(target.owner), request, this.encoder);
    const findings = evaluateResourcePolicies(statements, this.policies.rivalsOf(target.owner), request, this.encoder);
    const { resource } = target;
    const byDefault = resource?.type === 'AWS::KMS::Key' && at(propertiesOf(resource), 'KeyPolicy').is === 'absent';
    return byDefault ? { ...findings, account: { ...NO_STATEMENT, allow: true } } : findings;
  }
}

/** Another outcome that may allow what a decision does not. */
function fallbackTo(decision: AccessDecision, other: StatementOutcome): AccessDecision {
  const mayAllow = decision.allowed === false && decision.policies.length === 0 && isUnknown(other.allow);
  return mayAllow ? { ...decision, allowed: other.allow } : decision;
}

/** The Deny statements of an outcome, for a policy that need not allow. */
function ignoringAllow(finding: StatementOutcome): StatementOutcome {
  return { ...finding, allow: true, allowing: [] };
}

function serviceOf({ action }: Request): string {
  const colon = action.indexOf(COLON);
  return literalText(action.slice(0, colon < 0 ? 0 : colon)) ?? '';
}

/** Whether two accounts, both known, are different. */
function differs(account: SymbolicArn, other: SymbolicArn = []): boolean {
  const [a, b] = [literalText(account), literalText(other)];
  return a !== undefined && b !== undefined && a !== '' && b !== '' && a !== b;
}

function conditionsOf(...resources: readonly (Resource | undefined)[]): ReadonlySet<string> {
  return new Set(resources.flatMap((resource) => (resource && conditionOf(resource)) ?? []));
}

function stackOf(value: Resolved): Stack | undefined {
  return value.is === 'reference' ? value.resource.stack : undefined;
}
