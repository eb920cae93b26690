/**
 * Prints the fix plan for people: as code for a CDK app, in the constructs of this library or of aws-cdk-lib, or as
 * properties of templates. Code is never wrapped, because people copy it; other text is.
 */
import { Acknowledgment } from '../../checks/acknowledgments/match';
import { mentionLine } from '../../fixes/cdk/code-head';
import { LibraryPlan, libraryPlan, plainPlan } from '../../fixes/cdk/library/library-plan';
import { LibraryStep } from '../../fixes/cdk/library/step';
import { sortStatements } from '../../fixes/cdk/order';
import { CdkWords } from '../../fixes/cdk/words';
import { FixPlan, OutputPlan, ParameterPlan, ResourcePlan } from '../../fixes/plan';
import { editsByOrigin, samEdits } from '../../fixes/sam-edits';
import { Origin } from '../../template/sam/origins';
import { Stack } from '../../template/stack';
import { compareText } from '../../text/compare';
import { escapeText } from '../../text/escape';
import { pluralizeCount } from '../../text/pluralize';
import { wrapIndented } from '../table';
import { decisionTexts } from './decisions';
import { notesOf } from './notes';
import { PlaceOf, placeText } from './places';
import { PlanWords } from './plan-words';
import { templateLines } from './template-lines';

export interface PlanScreen {
  readonly width?: number;
  /** The number of checks that could not be made; a plan does not cover them. */
  readonly undecided?: number;
  /** Templates that no CDK app made have their own words only. */
  readonly words?: PlanWords;
  readonly placeOf?: PlaceOf;
}

export function textPlan(
  plan: FixPlan, { width = Infinity, undecided = 0, words = 'constructs', placeOf = () => undefined }: PlanScreen = {},
): string {
  const code = words === 'template' || !isOfCdk(plan) ? undefined : words === 'l2' ? plainPlan(plan) : libraryPlan(plan);
  const screen: Printed = { code, placeOf, notes: new Set() };
  const inStack = new Map(plan.fixedApp.stacks.map((stack) => [stack.name, stack]));
  const first = new Map<string, ResourcePlan>();
  const block = (resource: ResourcePlan): readonly string[] => {
    const { type, becomes } = resource;
    const earlier = becomes === 'added' ? first.get(type) : undefined;
    if (becomes === 'added' && earlier === undefined) first.set(type, resource);
    return resourceBlock(resource, screen, inStack.get(resource.stack)!, earlier);
  };
  const all = code?.blocks ?? sortStatements(plan.resources).map((resource) => ({ resource }));
  const blocks = [
    ...(code === undefined ? [] : headBlock(code, placeOf)),
    ...all.map((one) => ('step' in one ? stepBlock(one.step, screen) : block(one.resource))),
    ...(code === undefined ? [...plan.outputs.map(outputBlock), ...plan.parameters.map(parameterBlock)] : []),
    ...section('To acknowledge after a review:', plan.accepted.map(acceptanceText), width),
    ...section('Needs a decision by a person:', decisionTexts(plan, code), width),
    wrapIndented(summary(plan, blocksOfCode(code), undecided), '', width),
  ];
  return `${blocks.map((lines) => lines.map(escapeText).join('\n')).join('\n\n')}\n`;
}

interface Printed {
  readonly code: LibraryPlan | undefined;
  readonly placeOf: PlaceOf;
  /** The notes that are printed already. */
  readonly notes: Set<string>;
}

/** One construct path is enough, because other stacks may lack metadata. */
function isOfCdk({ fixedApp }: FixPlan): boolean {
  const resources = fixedApp.stacks.flatMap((stack) => [...stack.resources.values()]);
  return resources.some(({ declaredAt }) => declaredAt.path !== undefined);
}

const HEADINGS = { added: 'new', changed: 'change', removed: 'remove' } as const;

function resourceBlock(
  resource: ResourcePlan, { code, notes, placeOf }: Printed, inStack: Stack, earlier: ResourcePlan | undefined,
): readonly string[] {
  const { stack, logicalId, type, path, becomes, rules } = resource;
  const { own, generated } = editsByOrigin(resource, resource.edits);
  const isWhole = generated.size === 0 || own.length > 0;
  return [
    `${path ?? `${stack}.${logicalId}`}  (${type}, ${HEADINGS[becomes]}${path === undefined ? '' : ` ${logicalId}`})${placeText(stack, path, placeOf)}`,
    ...(rules.length === 0 ? [] : [`  for ${rules.join(', ')}`]),
    ...unsaid(earlier === undefined ? notesOf(resource, code !== undefined) : [], notes, () => becomes === 'added'),
    ...(!isWhole ? [] : [
      ...(becomes === 'removed' || code !== undefined ? [] : ['  in the template:', ...indented(templateLines({ ...resource, edits: own }, earlier))]),
      ...cdkBlock(code?.words.get(resource)),
    ]),
    ...[...generated].flatMap(([origin, edits]) => samBlock({ ...resource, edits }, origin, inStack)),
  ];
}

function stepBlock(
  { stack, construct, id, statements, replaces, tasks = [], notes, covers }: LibraryStep, screen: Printed,
): readonly string[] {
  const rules = [...new Set(covers.flatMap(({ resource }) => resource.rules))].sort(compareText);
  const allNotes = [...notes, ...(makesAlarm(covers) ? [ALARM_NEEDS_ACTION] : [])];
  return [
    `${stack}.${id}  (${construct}, new)`,
    ...(rules.length === 0 ? [] : [`  for ${rules.join(', ')}`]),
    ...(replaces === undefined ? [] : [`  in place of ${replaces.what}${placeText(stack, replaces.path, screen.placeOf)}`]),
    ...unsaid(allNotes, screen.notes, (note) => !tasks.includes(note)),
    '  in CDK:',
    ...indented(statements),
  ];
}

/** Each exit that a construct makes gets an alarm. */
function makesAlarm(covers: LibraryStep['covers']): boolean {
  return covers.some(({ resource: { becomes, type } }) => becomes === 'added' && type !== 'AWS::IAM::Policy');
}

const ALARM_NEEDS_ACTION = 'an alarm without an action notifies nobody: FailureAlarms.of(this).addAction(...) gives one to each alarm of the library';

/** Notes that are the same everywhere are printed once. */
function unsaid(notes: readonly string[], said: Set<string>, isOnce: (note: string) => boolean): readonly string[] {
  const fresh = notes.filter((note) => !(isOnce(note) && said.has(note)));
  fresh.forEach((note) => said.add(note));
  return fresh.map((note) => `  note: ${note}`);
}

const CHILDREN = ': a line with findChild goes below the construct that makes the child';

/** The imports and constructs that the code of a plan needs. */
function headBlock({ imports, stacks }: LibraryPlan, placeOf: PlaceOf): readonly (readonly string[])[] {
  return imports.length + stacks.length === 0 ? [] : [[
    'The CDK code below uses these modules and these constructs of the app:',
    ...imports.map((line) => `  ${line}`),
    ...stacks.flatMap(({ stack, constructs }) => [
      `  // in ${stack}${constructs.some(({ code: found }) => found !== undefined) ? CHILDREN : ''}`,
      ...constructs.map((construct) => `  ${mentionLine(construct)}${construct.code === undefined ? placeText(stack, construct.path, placeOf) : ''}`),
    ]),
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
  const { edits, untold } = samEdits(resource.edits, origin, (id) => stack.resources.get(id)?.type);
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

function outputBlock({ stack, name, output }: OutputPlan): readonly string[] {
  return [`${stack}  (output, new)`, '  in the template:', ...indented([`Outputs.${name}: ${JSON.stringify(output)}`])];
}

function parameterBlock({ stack, name, parameter }: ParameterPlan): readonly string[] {
  return [`${stack}  (parameter, new)`, '  in the template:', ...indented([`Parameters.${name}: ${JSON.stringify(parameter)}`])];
}

function acceptanceText({ rule, stack, logicalId, reason }: Acknowledgment): string {
  return `${[stack, logicalId].filter(Boolean).join('.')}: ${rule} (${reason})`;
}

/** Undefined unless constructs take the place of resources: they make others than the plan has, which nobody wants to count. */
function blocksOfCode(code: LibraryPlan | undefined): number | undefined {
  return code?.blocks.some((block) => 'step' in block) === true ? code.blocks.length : undefined;
}

function summary({ resources, accepted, left }: FixPlan, blocks: number | undefined, undecided: number): string {
  const open = undecided === 0 ? '' : `; ${pluralizeCount(undecided, 'check')} could not be made: run the command without --fix-plan to list them`;
  if (resources.length + accepted.length + left.length === 0) return `Nothing to change: there are no findings${open}.`;
  const person = left.length === 0 ? 'after these edits, no finding is left' : `${pluralizeCount(left.length, 'finding needs', 'findings need')} a decision by a person`;
  const changes = blocks === undefined ? `${pluralizeCount(resources.length, 'resource')} to change` : `${pluralizeCount(blocks, 'block')} of code`;
  return `${changes}, ${accepted.length} to acknowledge: ${person}${open}.`;
}

function section(heading: string, texts: readonly string[], width: number): readonly (readonly string[])[] {
  return texts.length === 0 ? [] : [[
    ...wrapIndented(heading, '', width), ...texts.flatMap((text) => wrapIndented(text, '  ', width)),
  ]];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
