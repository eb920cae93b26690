/** What this library's own checks, and its report, say about an app: a construct's defaults leave nothing to find. */
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { check } from '../../../src/checks/check';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { reportOf } from '../../../src/report/report';
import { textReport } from '../../../src/report/text';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';

export interface Checked {
  /** `rule at resource: message`. */
  readonly findings: readonly string[];
  readonly report: string;
}

export function checked(stack: Stack): Checked {
  const stacks = (stack.node.root as App).node.findAll().filter((one): one is Stack => Stack.isStack(one));
  const graph = readDeliveryGraph(new TemplateApp(stacks.map((one) => (
    { name: one.stackName, environment: one.environment, template: Template.fromStack(one).toJSON() }))));
  // The constructs acknowledge it, which a template alone does not say.
  const { findings, unknowns } = check(graph, ALL_RULES.filter(({ id }) => id !== 'failure-alarm-is-heard'));
  return {
    findings: [...findings.map(({ rule, message }) => `${rule}: ${message}`), ...unknowns.map(({ rule, reason }) => `${rule}? ${reason}`)],
    report: textReport(reportOf(graph), 200),
  };
}
