/** The fix plan for people: for each resource what to change, in the words of its template and in those of a CDK app. */
import { templateLines } from './template-lines';
import { Acknowledgement } from '../../checks/acknowledgements';
import { Finding } from '../../checks/check';
import { Names, namesIn } from '../../fixes/cdk/naming';
import { cdkWords } from '../../fixes/cdk/words';
import { FixPlan, OutputPlan, ResourcePlan } from '../../fixes/plan';
import { harmless } from '../harmless';

export function textPlan(plan: FixPlan): string {
  const names = new Map(plan.settled.stacks.map((stack) => [stack.name, namesIn(stack)]));
  const blocks = [
    ...plan.resources.map((resource) => resourceBlock(resource, names.get(resource.stack)!)),
    ...plan.outputs.map(outputBlock),
    ...section('To acknowledge, once somebody has looked:', plan.accepted.map(acceptanceLine)),
    ...section('Only a person can settle:', plan.left.map(leftLine)),
    [summary(plan)],
  ];
  return `${blocks.map((lines) => lines.map(harmless).join('\n')).join('\n\n')}\n`;
}

const HEADINGS = { added: 'new', changed: 'change', removed: 'remove' } as const;

function resourceBlock(resource: ResourcePlan, names: Names): readonly string[] {
  const { stack, logicalId, type, path, becomes, rules } = resource;
  return [
    `${path ?? `${stack}.${logicalId}`}  (${type}, ${HEADINGS[becomes]}${path === undefined ? '' : ` ${logicalId}`})`,
    ...(rules.length === 0 ? [] : [`  for ${rules.join(', ')}`]),
    ...(becomes === 'removed' ? [] : ['  in the template:', ...indented(templateLines(resource))]),
    '  in CDK:',
    ...indented(cdkWords(resource, names)),
  ];
}

function outputBlock({ stack, name, output }: OutputPlan): readonly string[] {
  return [`${stack}  (output, new)`, '  in the template:', ...indented([`Outputs.${name}: ${JSON.stringify(output)}`]), '  in CDK:', '    nothing: a reference between stacks makes it.'];
}

function acceptanceLine({ rule, stack, logicalId, reason }: Acknowledgement): string {
  return `  ${[stack, logicalId].filter(Boolean).join('.')}: ${rule} (${reason})`;
}

function leftLine({ rule, at: { stack, logicalId }, property, message }: Finding): string {
  return `  ${[stack, logicalId, property].filter((part) => part !== '').join('.')}: ${message} (${rule})`;
}

function summary({ resources, accepted, left }: FixPlan): string {
  if (resources.length + accepted.length + left.length === 0) return 'Nothing to change: there are no findings.';
  const person = left.length === 0 ? 'carried out, they leave no finding' : `${left.length} ${left.length === 1 ? 'finding is' : 'findings are'} left for a person`;
  return `${resources.length} ${resources.length === 1 ? 'resource' : 'resources'} to change, ${accepted.length} to acknowledge: ${person}.`;
}

function section(heading: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [[heading, ...lines]];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
