/** The statements of a plan that a construct of this library, or an option of an L2 construct, adds by itself. */
import { own } from '../../../template/json';
import { referencesOf } from '../../../template/references';
import { TemplateEdit } from '../../difference';
import { ResourcePlan } from '../../plan';
import { referenceIn } from '../reference';
import { StackPlan } from './stack-plan';
import { Covered } from './step';

/** Statements of the policies of one role, about these resources and no others. */
export interface Grants {
  readonly role: string | undefined;
  readonly about: ReadonlySet<string>;
  /** Actions that are permitted on all resources as well. */
  readonly anywhere?: readonly string[];
}

const STATEMENT = /^Properties\.PolicyDocument\.Statement\.\d+$/;

/** The statements of each policy that the plan adds or extends. */
export function coveredStatements(plan: StackPlan, grants: Grants): readonly Covered[] {
  const { role } = grants;
  if (role === undefined) return [];
  return [...plan.planned.values()].flatMap((resource): readonly Covered[] => {
    if (resource.type !== 'AWS::IAM::Policy' || !isOfRole(plan, resource, role)) return [];
    if (resource.becomes === 'added') {
      const statements = [plan.setting(resource.logicalId, 'PolicyDocument', 'Statement') ?? []].flat();
      return statements.every((statement) => isAbout(statement, grants)) ? [{ resource }] : [];
    }
    const edits = resource.edits.filter((edit) => isNewStatement(edit) && isAbout(edit.value, grants));
    return edits.length === 0 ? [] : [{ resource, edits }];
  });
}

/** The resource itself and the keys that encrypt it. */
export function withKeys(logicalIds: readonly string[], plan: StackPlan): ReadonlySet<string> {
  const named = logicalIds.map((id) => referencesOf({ properties: plan.names.properties(id), dependsOn: [] }).names);
  const keys = named.flatMap((ids) => [...ids]).filter((id) => plan.names.type(id) === 'AWS::KMS::Key');
  return new Set([...logicalIds, ...keys]);
}

function isOfRole(plan: StackPlan, { logicalId }: ResourcePlan, role: string): boolean {
  const roles = [plan.setting(logicalId, 'Roles') ?? []].flat();
  return roles.length === 1 && referenceIn(roles[0])?.logicalId === role;
}

function isNewStatement({ path, was }: TemplateEdit): boolean {
  return was === undefined && STATEMENT.test(path);
}

function isAbout(statement: unknown, { about, anywhere = [] }: Grants): boolean {
  const resources = own(statement, 'Resource');
  if ([resources].flat().every((one) => one === '*')) return [own(statement, 'Action')].flat().every((action) => anywhere.includes(String(action)));
  const named = [...referencesOf({ properties: resources, dependsOn: [] }).names].filter((name) => !name.startsWith('AWS::'));
  return named.length > 0 && named.every((name) => about.has(name));
}
