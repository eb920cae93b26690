/**
 * Writes the fix plan as JSON: the content of the text in the same order, each edit with its path, its value and the
 * current value.
 */
import { Finding, textsOf } from '../../checks/result';
import { CdkPlan, cdkPlan } from '../../fixes/cdk/cdk-plan';
import { LibraryPlan, libraryPlan } from '../../fixes/cdk/library/library-plan';
import { LibraryStep } from '../../fixes/cdk/library/step';
import { Mention } from '../../fixes/cdk/mentions';
import { sortStatements } from '../../fixes/cdk/order';
import { TemplateEdit } from '../../fixes/difference';
import { FixPlan, ResourcePlan } from '../../fixes/plan';
import { editsByOrigin, samEdits } from '../../fixes/sam-edits';
import { INPUT_LIMITS } from '../../limits';
import { escapeJson } from '../../text/escape';
import { WrittenFixes } from '../check/check-report';
import { notesOf } from './notes';
import { placeIn, PlaceOf } from './places';
import { TOO_DEEP } from './template-lines';

export function jsonPlan(plan: FixPlan, placeOf: PlaceOf = () => undefined, written?: WrittenFixes): string {
  const { resources, outputs, parameters, accepted, left, fixedApp } = plan;
  const stacks = new Map(fixedApp.stacks.map((stack) => [stack.name, stack]));
  const { imports, stacks: constructs, words } = cdkPlan(plan);
  return `${escapeJson(JSON.stringify({
    cdk: {
      imports,
      constructs: constructs.flatMap(({ stack, constructs: inStack }) => (
        inStack.map((construct) => mentionMember(stack, construct, placeOf))
      )),
    },
    resources: sortStatements(resources).map((planned) => {
      const { origins, ...resource } = planned;
      const { own, generated } = editsByOrigin(planned, planned.edits);
      const typeOf = (id: string): string | undefined => stacks.get(resource.stack)?.resources.get(id)?.type;
      return {
        ...resource,
        edits: resource.edits.map(shown),
        notes: notesOf(planned),
        ...(generated.size > 0 && own.length === 0 ? {} : { cdk: words.get(planned) }),
        ...(generated.size === 0 ? {} : {
          sam: [
            ...own.map((edit) => ({ ...edit, path: `${planned.logicalId}.${edit.path}` })),
            ...[...generated].flatMap(([part, edits]) => samEdits(edits, part, typeOf).edits),
          ].map(shown),
        }),
      };
    }),
    outputs,
    parameters,
    acknowledgments: accepted,
    left: left.map((finding) => ({ ...leftMember(finding), ...notWritten(written?.reasons.get(finding)) })),
    ...(written === undefined ? {} : { written: written.files }),
    library: libraryMember(libraryPlan(plan), placeOf),
  }, null, 2))}\n`;
}

/** The same plan in the constructs of this library, from top to bottom. */
function libraryMember({ imports, stacks, blocks, words }: LibraryPlan, placeOf: PlaceOf): object {
  return {
    imports,
    constructs: stacks.flatMap(({ stack, constructs: inStack }) => (
      inStack.map((construct) => mentionMember(stack, construct, placeOf))
    )),
    blocks: blocks.flatMap((block) => (
      'step' in block ? [stepMember(block.step, placeOf)] : restMember(block.resource, words)
    )),
  };
}

function stepMember({ covers, replaces, ...step }: LibraryStep, placeOf: PlaceOf): object {
  const place = placeIn(step.stack, replaces?.path, placeOf);
  return {
    ...step,
    ...(replaces === undefined ? {} : { replaces: { ...replaces, ...(place === undefined ? {} : { place }) } }),
    resources: covers.map(({ resource: { logicalId } }) => logicalId),
  };
}

function restMember(resource: ResourcePlan, words: CdkPlan['words']): readonly object[] {
  const cdk = words.get(resource);
  return cdk === undefined ? [] : [{ stack: resource.stack, resources: [resource.logicalId], cdk }];
}

function mentionMember(stack: string, construct: Mention, placeOf: PlaceOf): object {
  const place = placeIn(stack, construct.path, placeOf);
  return { stack, ...construct, ...(place === undefined ? {} : { place }) };
}

function notWritten(reason: string | undefined): object {
  return reason === undefined ? {} : { notWritten: reason };
}

function leftMember(finding: Finding): object {
  const { rule, severity, harm, at: { stack, logicalId, path }, property } = finding;
  return { rule, severity, harm, stack, resource: logicalId, path: path ?? null, property, ...textsOf(finding) };
}

const DEEPEST = INPUT_LIMITS.printedJsonDepth.max;

function shown(edit: TemplateEdit): TemplateEdit {
  const entries = Object.entries(edit).map(([key, value]) => [key, isTooDeep(value) ? TOO_DEEP : value]);
  return Object.fromEntries(entries);
}

function isTooDeep(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth > DEEPEST || Object.values(value).some((inner) => isTooDeep(inner, depth + 1));
}
