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
}

const STATEMENT = /^Properties\.PolicyDocument\.Statement\.\d+$/;

/** Of each policy that the plan adds or extends. */
export function coveredStatements(plan: StackPlan, { role, about }: Grants): readonly Covered[] {
  if (role === undefined) return [];
  return [...plan.planned.values()].flatMap((resource): readonly Covered[] => {
    if (resource.type !== 'AWS::IAM::Policy' || !isOfRole(plan, resource, role)) return [];
    if (resource.becomes === 'added') {
      const statements = [plan.setting(resource.logicalId, 'PolicyDocument', 'Statement') ?? []].flat();
      return statements.every((statement) => isAbout(statement, about)) ? [{ resource }] : [];
    }
    const edits = resource.edits.filter((edit) => isNewStatement(edit) && isAbout(edit.value, about));
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

function isAbout(statement: unknown, about: ReadonlySet<string>): boolean {
  const named = [...referencesOf({ properties: own(statement, 'Resource'), dependsOn: [] }).names];
  return named.length > 0 && named.every((name) => about.has(name));
}
