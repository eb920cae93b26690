/**
 * Moves the statements of several policies of one queue, topic or bucket into the first of them and removes the others:
 * the service keeps only one. What depends on a removed policy depends on the one that stays.
 */
import { isObject, JsonObject, own, sameJson } from '../../template/json';
import { Address, addressKey, Draft } from '../draft';
import { setProperty } from '../set-property';
import { ApplyChange } from './apply-change';
import { applyDependsOn } from './depends-on';
import { applyRemove } from './remove';

export const applyMergePolicies: ApplyChange<'merge-policies'> = ({ into, from, property }, draft) => {
  const kept = draft.resource(into);
  const others = from.map((address) => ({ address, policy: draft.resource(address) }));
  if (kept === undefined) return false;
  let statements = statementsOf(kept);
  for (const { address, policy } of others) {
    if (policy === undefined || address.stack !== into.stack || !isAlike(kept, policy, property)) return false;
    const more = statementsOf(policy);
    if (statements === undefined || more === undefined) return false;
    statements = [...statements, ...withoutTakenIds(more, statements)];
  }
  if (!setProperty(kept, 'PolicyDocument.Statement', statements)) return false;
  draft.write(into, kept);
  return others.every(({ address }) => {
    dependOnKept(address, into, draft);
    return applyRemove({ kind: 'remove', resource: address }, draft);
  });
};

/** They hold for the same resources, always or never together, and their statements are read alike. */
function isAlike(one: JsonObject, other: JsonObject, property: string): boolean {
  const [named, alsoNamed] = [one, other].map(({ Properties }) => [own(Properties, property)].flat());
  const [version, otherVersion] = [one, other].map(({ Properties }) => own(own(Properties, 'PolicyDocument'), 'Version'));
  return one.Type === other.Type && one.Condition === other.Condition && version === otherVersion
    && named.length === alsoNamed.length && named.every((value) => alsoNamed.some((also) => sameJson(value, also)));
}

/** Undefined if the template does not write them as statements. */
function statementsOf({ Properties }: JsonObject): readonly JsonObject[] | undefined {
  const statements = [own(own(Properties, 'PolicyDocument'), 'Statement')].flat();
  return statements.every(isStatement) ? statements : undefined;
}

function isStatement(value: unknown): value is JsonObject {
  return isObject(value) && own(value, 'Effect') !== undefined;
}

/** A policy refuses two statements with one id. */
function withoutTakenIds(statements: readonly JsonObject[], before: readonly JsonObject[]): readonly JsonObject[] {
  const taken = new Set(before.map((statement) => own(statement, 'Sid')));
  return statements.map((statement) => {
    const { Sid, ...rest } = statement;
    return inOrder(Sid === undefined || !taken.has(Sid) ? statement : rest);
  });
}

/** Elements in the order of IAM's pages, whatever the order in the template. */
const ELEMENTS: readonly string[] = [
  'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition',
];

function inOrder(statement: JsonObject): JsonObject {
  const others = Object.keys(statement).filter((key) => !ELEMENTS.includes(key)).sort();
  const known = [...ELEMENTS, ...others].filter((key) => Object.hasOwn(statement, key));
  return Object.fromEntries(known.map((key) => [key, statement[key]]));
}

function dependOnKept(removed: Address, kept: Address, draft: Draft): void {
  for (const logicalId of draft.entriesNaming(removed.stack, 'Resources', removed.logicalId)) {
    const address = { stack: removed.stack, logicalId };
    const depends = [draft.resource(address)?.DependsOn ?? []].flat().includes(removed.logicalId);
    if (!depends || addressKey(address) === addressKey(kept)) continue;
    applyDependsOn({ kind: 'depends-on', resource: address, after: [kept.logicalId] }, draft);
  }
}
