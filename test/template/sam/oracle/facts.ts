/**
 * What the command says about a template, as lines that can be compared: findings and unknowns by rule, resource and
 * property; and what it reads from the template, deliveries with their policy and the permissions that they need.
 */
import { check } from '../../../../src/checks/check';
import { readDeliveryGraph } from '../../../../src/graph/read-graph';
import { isUnknown } from '../../../../src/model/known';
import { ALL_RULES } from '../../../../src/rules/all';
import { TemplateApp } from '../../../../src/template/app';
import { Json } from './template';

export function factsOf(template: Json, placed: (text: string) => string): readonly string[] {
  const graph = readDeliveryGraph(new TemplateApp([{ name: 'App', template }]));
  const { findings, unknowns } = check(graph, ALL_RULES);
  const results = [...findings.map((one) => ['finding', one] as const), ...unknowns.map((one) => ['unknown', one] as const)];
  const facts = [
    ...results.map(([kind, { rule, at, property }]) => `${kind} ${rule} at App.${at.logicalId} ${property}`),
    ...graph.nodes.map((node) => `node ${said(node)}`),
    ...graph.deliveries.flatMap(({ id, source, target, access, policy, pushTarget, waitsForPermissions: waits }) => [
      `delivery ${id} ${said({ source, target, waits })}`,
      `policy ${id} ${said({ ...policy, answerWithinProperty: undefined })}`,
      ...(pushTarget === undefined ? [] : [`push ${id} ${said({ ...pushTarget, property: undefined, settings: undefined })}`]),
      ...access.map(({ purpose, action, allowed }) => `access ${id}: ${purpose} ${action}: ${said(allowed)}`),
    ]),
  ];
  return [...new Set(facts.map((fact) => placed(withoutHash(inAnyPartition(fact)))))].sort();
}

/** Reasons name what hides a value, in words that may differ. */
function said(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (isUnknown(inner) ? 'unknown' : inner));
}

/** The translator knows its partition, and CloudFormation knows it too. */
function inAnyPartition(text: string): string {
  return text.replaceAll('arn:${AWS::Partition}:', 'arn:aws:');
}

/** SAM ends the id of a version with a hash of the code. */
function withoutHash(text: string): string {
  return text.replace(/Version[0-9a-f]{10}\b/g, 'Version');
}

/** The lines that only one of both has. */
export function difference(raw: readonly string[], expanded: readonly string[]): readonly string[] {
  const [ours, theirs] = [new Set(raw), new Set(expanded)];
  return [
    ...raw.filter((fact) => !theirs.has(fact)).map((fact) => `only raw: ${fact}`),
    ...expanded.filter((fact) => !ours.has(fact)).map((fact) => `only expanded: ${fact}`),
  ];
}
