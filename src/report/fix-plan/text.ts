/**
 * Prints the fix plan for people: the edits of each resource, as template properties and, for a CDK app, as code. Code
 * is never wrapped, because people copy it; other text is.
 */
import { Acknowledgment } from '../../checks/acknowledgments/match';
import { Finding, messageWithFix } from '../../checks/result';
import { CdkPlan, cdkPlan } from '../../fixes/cdk/cdk-plan';
import { mentionLine } from '../../fixes/cdk/code-head';
import { sortStatements } from '../../fixes/cdk/order';
import { CdkWords } from '../../fixes/cdk/words';
import { FixPlan, ResourcePlan } from '../../fixes/plan';
import { Origin } from '../../template/sam/origins';
import { Stack } from '../../template/stack';
import { harmlessText } from '../../text/escape';
import { pluralizeCount } from '../../text/pluralize';
import { wrapped } from '../table';
import { notesOf } from './notes';
import { samEdits } from './sam-edits';
import { templateLines } from './template-lines';

/** `undecided` is the number of checks that could not be made; a plan does not cover them. */
export function textPlan(plan: FixPlan, width = Infinity, undecided = 0): string {
  const cdk = isOfCdk(plan) ? cdkPlan(plan) : undefined;
  const stacks = new Map(plan.fixedApp.stacks.map((stack) => [stack.name, stack]));
  const first = new Map<string, ResourcePlan>();
  const blocks = [
    ...(cdk === undefined ? [] : headBlock(cdk)),
    ...sortStatements(plan.resources).map((resource) => {
      const { type, becomes } = resource;
      const earlier = becomes === 'added' ? first.get(type) : undefined;
      if (becomes === 'added' && earlier === undefined) first.set(type, resource);
      return resourceBlock(resource, cdk, stacks.get(resource.stack)!, earlier);
    }),
    ...plan.outputs.map(({ stack, name, output }) => sectionBlock(stack, 'output', `Outputs.${name}`, output, cdk)),
    ...plan.parameters.map(({ stack, name, parameter }) => sectionBlock(stack, 'parameter', `Parameters.${name}`, parameter, cdk)),
    ...section('To acknowledge after a review:', plan.accepted.map(acceptanceText), width),
    ...section('Needs a decision by a person:', plan.left.map(leftText), width),
    prose(summary(plan, undecided), '', width),
  ];
  return `${blocks.map((lines) => lines.map(harmlessText).join('\n')).join('\n\n')}\n`;
}

/** One construct path is enough, because other stacks may lack metadata. */
function isOfCdk({ fixedApp }: FixPlan): boolean {
  const resources = fixedApp.stacks.flatMap((stack) => [...stack.resources.values()]);
  return resources.some(({ declaredAt }) => declaredAt.path !== undefined);
}

const HEADINGS = { added: 'new', changed: 'change', removed: 'remove' } as const;

function resourceBlock(
  resource: ResourcePlan, cdk: CdkPlan | undefined, inStack: Stack, earlier: ResourcePlan | undefined,
): readonly string[] {
  const { stack, logicalId, type, path, origin, becomes, rules } = resource;
  return [
    `${path ?? `${stack}.${logicalId}`}  (${type}, ${HEADINGS[becomes]}${path === undefined ? '' : ` ${logicalId}`})`,
    ...(rules.length === 0 ? [] : [`  for ${rules.join(', ')}`]),
    ...(earlier === undefined ? notesOf(resource, cdk !== undefined) : []).map((note) => `  note: ${note}`),
    ...(origin !== undefined ? samBlock(resource, origin, inStack) : [
      ...(becomes === 'removed' ? [] : ['  in the template:', ...indented(templateLines(resource, earlier))]),
      ...cdkBlock(cdk?.words.get(resource)),
    ]),
  ];
}

/** The imports and constructs that the code of a plan needs. */
function headBlock({ imports, stacks }: CdkPlan): readonly (readonly string[])[] {
  return imports.length + stacks.length === 0 ? [] : [[
    'The CDK code below uses these modules and these constructs of the app:',
    ...imports.map((line) => `  ${line}`),
    ...stacks.flatMap(({ stack, constructs }) => [`  // in ${stack}`, ...constructs.map((construct) => `  ${mentionLine(construct)}`)]),
  ]];
}

function cdkBlock({ options, of: { place, construct } = { place: '', construct: '' }, statements }: CdkWords = { options: [], statements: [] }): readonly string[] {
  return [
    ...(options.length === 0 ? [] : [`  in CDK, options of ${place}${place.endsWith(')') ? '' : ` (${construct})`}:`, ...indented(options)]),
    ...(statements.length === 0 ? [] : ['  in CDK:', ...indented(statements)]),
  ];
}

/**
 * An edit of a generated resource is made in the SAM template; if SAM has no such setting, the generated resource is
 * shown.
 */
function samBlock(resource: ResourcePlan, origin: Origin, stack: Stack): readonly string[] {
  const { edits, untold } = samEdits(resource.edits, origin, stack);
  const [waits, others] = [untold.filter(({ path }) => path === WAITS), untold.filter(({ path }) => path !== WAITS)];
  return [
    ...(edits.length === 0 ? [] : ['  in the SAM template:', ...indented(templateLines({ ...resource, edits }))]),
    ...(waits.length === 0 ? [] : [`  SAM makes it wait for the statements that SAM adds to the role; for a separate policy, set DependsOn of ${origin.resource}.`]),
    ...(others.length === 0 ? [] : [
      `  SAM generates it from ${origin.resource}${origin.part === '' ? '' : `, ${origin.part}`}, and has no such setting; replace it by a resource of your own with:`,
      ...indented(templateLines({ ...resource, edits: others })),
    ]),
  ];
}

const WAITS = 'DependsOn';

function sectionBlock(
  stack: string, what: string, path: string, value: unknown, cdk: CdkPlan | undefined,
): readonly string[] {
  return [
    `${stack}  (${what}, new)`,
    '  in the template:',
    ...indented([`${path}: ${JSON.stringify(value)}`]),
    ...(cdk === undefined ? [] : ['  in CDK:', '    nothing: a reference between stacks creates it.']),
  ];
}

function acceptanceText({ rule, stack, logicalId, reason }: Acknowledgment): string {
  return `${[stack, logicalId].filter(Boolean).join('.')}: ${rule} (${reason})`;
}

function leftText(finding: Finding): string {
  const { rule, at: { stack, logicalId }, property } = finding;
  return `${[stack, logicalId, property].filter((part) => part !== '').join('.')}: ${messageWithFix(finding)} (${rule})`;
}

function summary({ resources, accepted, left }: FixPlan, undecided: number): string {
  const open = undecided === 0 ? '' : `; ${pluralizeCount(undecided, 'check')} could not be made: run the command without --fix-plan to list them`;
  if (resources.length + accepted.length + left.length === 0) return `Nothing to change: there are no findings${open}.`;
  const person = left.length === 0 ? 'after these edits, no finding is left' : `${pluralizeCount(left.length, 'finding needs', 'findings need')} a decision by a person`;
  return `${pluralizeCount(resources.length, 'resource')} to change, ${accepted.length} to acknowledge: ${person}${open}.`;
}

function section(heading: string, texts: readonly string[], width: number): readonly (readonly string[])[] {
  return texts.length === 0 ? [] : [[...prose(heading, '', width), ...texts.flatMap((text) => prose(text, '  ', width))]];
}

function prose(text: string, indent: string, width: number): readonly string[] {
  return wrapped(harmlessText(text), Math.max(1, width - indent.length)).map((line) => `${indent}${line}`);
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
