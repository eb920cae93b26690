/**
 * Passes a value from one stack to another. Nested stacks of one root use outputs and parameters, because an export
 * exists only after the root and all its nested stacks. Other stacks import the value, unless two stacks would then
 * depend on each other.
 */
import { TEMPLATE_NAME } from '../facts/names';
import { own, sameJson } from '../template/json';
import { shortenName } from '../text/shorten';
import { Draft } from './draft';
import { freeName } from './free-name';
import { namesIn } from './name-index';
import { setProperty } from './set-property';

interface Crossing {
  /** The name of a new output or parameter. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Undefined if the value cannot be passed. */
export function valueAcrossStacks(value: unknown, { name, from, to }: Crossing, draft: Draft): unknown {
  const [up, down] = [draft.selfAndParents(from), draft.selfAndParents(to)];
  const meeting = up.find((stack) => down.includes(stack));
  if (meeting === undefined) return draft.canImport(to, from) ? imported(value, { name, from, to }, draft) : undefined;
  const above = up.slice(0, up.indexOf(meeting)).reduce((inner, stack) => handedUp(inner, stack, name, draft), value);
  return down.slice(0, down.indexOf(meeting))
    .reduceRight((outer, stack) => handedDown(outer, stack, name, draft), above);
}

function imported(value: unknown, { name, from, to }: Crossing, draft: Draft): unknown {
  draft.recordImport(to, from);
  const outputs = draft.outputs(from);
  const exports = outputsOf(value, from, draft).map((key) => own(own(outputs[key], 'Export'), 'Name'));
  const known = exports.find((exported) => typeof exported === 'string');
  if (known !== undefined) return { 'Fn::ImportValue': known };
  const key = freeName(name, (free) => own(outputs, free) === undefined);
  const exported = shortenName(`${draft.stackNamed(from)?.deployedName ?? from.replace(/[^\w:-]/g, '-')}:${key}`, TEMPLATE_NAME.max);
  draft.writeSection(from, 'Outputs', key, { Value: value, Export: { Name: exported } });
  return { 'Fn::ImportValue': exported };
}

function handedUp(value: unknown, stack: string, name: string, draft: Draft): unknown {
  const outputs = draft.outputs(stack);
  const [known] = outputsOf(value, stack, draft);
  const key = known ?? freeName(name, (free) => own(outputs, free) === undefined);
  if (known === undefined) draft.writeSection(stack, 'Outputs', key, { Value: value });
  return { 'Fn::GetAtt': [draft.stackNamed(stack)?.nestedBy?.logicalId, `Outputs.${key}`] };
}

function handedDown(value: unknown, stack: string, name: string, draft: Draft): unknown {
  const nestedBy = draft.stackNamed(stack)?.nestedBy;
  const nesting = nestedBy && draft.resource(nestedBy.declaredAt);
  if (value === undefined || nestedBy === undefined || nesting === undefined) return undefined;
  const parameters = draft.parameters(stack);
  const passed = own(nesting.Properties, 'Parameters');
  const known = Object.keys(parameters).find((key) => own(parameters[key], 'Type') === 'String' && sameJson(own(passed, key), value));
  if (known !== undefined) return { Ref: known };
  const key = freeName(name, (free) => own(parameters, free) === undefined && !draft.has({ stack, logicalId: free }));
  if (!setProperty(nesting, `Parameters.${key}`, value)) return undefined;
  draft.write(nestedBy.declaredAt, nesting);
  draft.writeSection(stack, 'Parameters', key, { Type: 'String' });
  return { Ref: key };
}

/** Only outputs without a condition. */
function outputsOf(value: unknown, stack: string, draft: Draft): readonly string[] {
  return draft.entriesNaming(stack, 'Outputs', ...namesIn(value)).filter((key) => {
    const output = own(draft.outputs(stack), key);
    return own(output, 'Condition') === undefined && sameJson(own(output, 'Value'), value);
  });
}
