/**
 * Decides who may do what by the templates of an app. Each decision is true, false or unknown with a reason, and names
 * the policies that decide. The app's own roles and resources have no policies but those of the app. A role or resource
 * outside the app may have more, so "not allowed" is unknown there; Deny statements outside the app are ignored.
 */
import { defined } from '../model/defined';
import { isUnknown, unknown } from '../model/known';
import { lazy } from '../model/lazy';
import { Writers } from '../model/writers';
import { TemplateApp } from '../template/app';
import { FunctionTarget } from '../template/arn/function-target';
import { Stack } from '../template/stack';
import { at, propertiesOf, whyHidden } from '../template/value/fields';
import { ABSENT, Resolved } from '../template/value/resolved';
import { forSource } from './by-source';
import { conditionsOf } from './condition-of';
import { contextOfRole, contextOfService } from './context-keys';
import { AccessDecision, decide, NO_STATEMENT, undecidedAccess, unknownIfExternal } from './decision';
import { Encoder } from './encoder';
import {
  decideUnderEach, evaluateIdentityPolicies, evaluateResourcePolicies, NO_STATEMENTS, ResourceOutcomes,
} from './evaluate';
import { ExplicitGrants } from './explicit-grants';
import { Identities, Role } from './identities';
import { Request, ServicePrincipal } from './request';
import { ResourcePolicies } from './resource-policies';
import { decideForRole } from './role-decision';
import { decideOnce, RoleAndTarget, RoleRequestBase, RoleRequests } from './role-requests';
import { principalName } from './service-principal';
import { actionSymbols } from './statement';
import { areDifferent, pieceAtColons, UNKNOWN_SPAN, SymbolicArn } from './symbolic-arn';
import { PolicyTarget, PolicyTargets } from './targets';
import { Trust } from './trust';
import { WriterIndex } from './writers';

export interface RequestContext {
  /** The service that uses a key, as in `kms:ViaService`: `sqs`, `sns`. */
  readonly via?: string;
  /** The stack for literal ARNs and pseudo parameters; by default the stack of the role or the target. */
  readonly stack?: Stack;
  /** The stack for those of the target, if it is another one. */
  readonly targetStack?: Stack;
}

/** Services with resource policies, so that a policy outside the app may allow a request. */
const WITH_POLICIES: ReadonlySet<string> = new Set([
  'sqs', 'sns', 's3', 'lambda', 'kms', 'kinesis', 'dynamodb', 'events', 'secretsmanager', 'kafka',
]);

export class Iam {
  /** What roles may do by statements that name the action. */
  public readonly explicit: ExplicitGrants;
  public readonly trust: Trust;
  private readonly encoder = new Encoder();
  private readonly identities: Identities;
  private readonly policies: ResourcePolicies;
  private readonly targets: PolicyTargets;
  private readonly writers: WriterIndex;
  private readonly anyStack: Stack | undefined;
  private readonly requests = new RoleRequests((asked) => this.requestBase(asked));

  public constructor(app: TemplateApp) {
    this.identities = new Identities(app, this.encoder);
    this.policies = new ResourcePolicies(app, this.encoder);
    this.targets = new PolicyTargets(app, this.encoder, this.policies);
    this.writers = new WriterIndex(this.identities, this.policies, this.encoder);
    this.explicit = new ExplicitGrants(this.identities, this.targets, this.encoder);
    this.trust = new Trust(this.identities, this.encoder);
    [this.anyStack] = app.stacks;
  }

  /** Whether a role may perform an action on a resource. A key may be an ARN, an id or an alias. */
  public evaluateRole(
    role: Resolved, action: string, target: Resolved = ABSENT, context: RequestContext = {},
  ): AccessDecision {
    const stack = context.stack ?? stackOf(role) ?? stackOf(target) ?? this.anyStack;
    if (stack === undefined) return undecidedAccess('an app without stacks');
    const about = this.targets.ofAny(target, action, context.targetStack ?? stack);
    return this.role(role, action, about, stack, context.via);
  }

  /** Whether a service may perform an action on a resource for a source. */
  public evaluateService(
    service: string, action: string, target: Resolved, source: Resolved = ABSENT, context: RequestContext = {},
  ): AccessDecision {
    const stack = context.stack ?? stackOf(target) ?? stackOf(source) ?? this.anyStack;
    if (stack === undefined) return undecidedAccess('an app without stacks');
    const about = this.targets.ofAny(target, action, stack);
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

  /** Whether the app declares, or may declare, a policy of the resource. */
  public hasPolicy(target: Resolved, action: string): boolean {
    const stack = stackOf(target) ?? this.anyStack;
    return stack !== undefined && this.policies.statementsOf(this.targets.of(target, action, stack).owner).length > 0;
  }

  /** Who may send to a queue or topic. */
  public writersOf(target: Resolved, action: string): Writers {
    const stack = stackOf(target) ?? this.anyStack;
    return stack === undefined
      ? { services: [], others: unknown('an app without stacks') }
      : this.writers.of(this.targets.of(target, action, stack).owner, action);
  }

  private role(value: Resolved, action: string, target: PolicyTarget, stack: Stack, via?: string): AccessDecision {
    if (value.is === 'absent') return undecidedAccess('no role is known');
    const role = this.identities.find(value, stack);
    if (role === undefined) return undecidedAccess(whyHidden(value, 'a role'));
    const service = serviceOf(action);
    const base = this.requests.of({ role, target, stack, service, via });
    const asked = actionSymbols(action);
    return decideOnce(base, [role.statements, role.boundary, this.policies.statementsOf(target.owner)], asked, () => (
      this.decide(role, { ...base.request, action: asked }, target, service, base.crossesAccounts)
    ));
  }

  private requestBase({ role, target, stack, service, via }: RoleAndTarget): RoleRequestBase {
    const account = pieceAtColons(role.arn, 4) ?? [UNKNOWN_SPAN];
    const home = role.resource?.stack ?? stack;
    return {
      crossesAccounts: areDifferent(account, target.account),
      decisions: new Map(),
      request: {
        principal: { role: { arn: role.arn, text: role.text }, account },
        target,
        context: lazy(() => contextOfRole(this.place(service, target, home, account, via), role.arn, this.encoder)),
        stack: home,
        trueConditions: conditionsOf(role.resource, target.resource),
      },
    };
  }

  private decide(
    role: Role, request: Request, target: PolicyTarget, service: string, crossesAccounts: boolean,
  ): AccessDecision {
    const found = evaluateIdentityPolicies(role.statements, request, this.encoder);
    const identity = role.resource === undefined
      ? unknownIfExternal(found, `the role ${role.text}, which is outside the app`)
      : found;
    const boundary = role.boundary && evaluateIdentityPolicies(role.boundary, request, this.encoder);
    const asked = {
      crossesAccounts,
      usesKey: service === 'kms' && target.text !== 'every resource',
      ofAws: target.ofAws,
      ...(target.resource === undefined && WITH_POLICIES.has(service) ? { outside: outsidePolicy(target) } : {}),
    };
    const decision = decideUnderEach(this.resource(request, target), ({ principal: direct, everyone, account }) => (
      decideForRole({ identity, boundary, direct, everyone, delegated: account }, asked)
    ));
    return crossesAccounts ? { ...decision, crossesAccounts } : decision;
  }

  private service(
    service: string, action: string, target: PolicyTarget, source: Resolved, stack: Stack, via?: string,
  ): AccessDecision {
    const home = stackOf(source) ?? stack;
    const from = this.named(source, home);
    const account = from && (from.account ?? this.encoder.here(home).account);
    const principal = this.servicePrincipal(service, from, target, stack);
    const request: Request = {
      principal,
      action: actionSymbols(action),
      target,
      context: lazy(() => contextOfService(
        this.place(serviceOf(action), target, stack, this.encoder.here(stack).account, via),
        service,
        { arn: from?.arn, account: source.is === 'hidden' ? undefined : account },
        this.encoder,
      )),
      stack,
      trueConditions: conditionsOf(target.resource, from?.resource),
    };
    if (target.ofAws) return decide({ side: 'resource', outcome: NO_STATEMENT });
    const decision = decideUnderEach(this.resource(request, target), ({ principal: found }) => decide({
      side: 'resource',
      outcome: target.resource === undefined ? unknownIfExternal(found, outsidePolicy(target)) : found,
    }));
    return { ...decision, principal: principalName(principal) };
  }

  private servicePrincipal(
    service: string, from: PolicyTarget | undefined, target: PolicyTarget, stack: Stack,
  ): ServicePrincipal {
    const { region } = this.encoder.here(stack);
    return { service, to: regionOf(target) ?? region, ...defined({ from: from && regionOf(from) }) };
  }

  /** A resource of an unknown account is taken for one of the asker's account. */
  private place(
    service: string, { arn, account, owner }: PolicyTarget, stack: Stack, asker: SymbolicArn, via: string | undefined,
  ): Parameters<typeof contextOfRole>[0] {
    const aliases = service === 'kms' ? this.targets.aliasesOf(owner) : undefined;
    return { stack, service, target: arn, resourceAccount: account ?? asker, ...defined({ via, aliases }) };
  }

  /** A hidden source counts only if it is a parameter or import, since others cannot be compared. */
  private named(source: Resolved, home: Stack): PolicyTarget | undefined {
    if (source.is === 'absent') return undefined;
    const target = this.targets.of(source, '', home);
    return target.arn.includes(UNKNOWN_SPAN) && source.is === 'hidden' ? undefined : target;
  }

  private resource(request: Request, target: PolicyTarget): ResourceOutcomes {
    const all = this.policies.statementsOf(target.owner);
    const { resource } = target;
    const byDefault = resource?.type === 'AWS::KMS::Key' && at(propertiesOf(resource), 'KeyPolicy').is === 'absent';
    if (all.length === 0 && !byDefault) return NO_STATEMENTS;
    const statements = forSource(all, request, this.encoder);
    const findings = evaluateResourcePolicies(statements, this.policies.competing(target.owner), request, this.encoder);
    return byDefault ? { ...findings, account: { ...NO_STATEMENT, allow: true } } : findings;
  }
}

function serviceOf(action: string): string {
  return action.slice(0, Math.max(action.indexOf(':'), 0)).toLowerCase();
}

function outsidePolicy({ text, hiddenQualifier }: PolicyTarget): string {
  return hiddenQualifier ?? `the policy of ${text}, which is outside the app`;
}

function regionOf({ arn }: PolicyTarget): SymbolicArn | undefined {
  const region = pieceAtColons(arn, 3);
  return region === undefined || region.length === 0 ? undefined : region;
}

function stackOf(value: Resolved): Stack | undefined {
  return value.is === 'reference' ? value.resource.stack : undefined;
}
