/**
 * The outputs of all stacks, found by export name or by stack and output name, and their parameters of Systems Manager by theirs. Stages and Regions may use one name for several stacks:
 * the nearest stack is meant, and where two are equally near neither is.
 */
import { isObject, own, entriesOf } from './json';
import { NearestIndex } from './nearest-index';
import { resolve } from './value/resolve';
import { Resolved } from './value/resolved';
import { Stack } from './stack';
import { partsOf, render } from './value/text';

export interface Output {
  readonly stack: Stack;
  readonly value: unknown;
}

export class OutputIndex {
  private readonly byExport = new NearestIndex<Output>();
  private readonly byParameter = new NearestIndex<Output>();
  private readonly byName = new NearestIndex<Output>();

  public add(stack: Stack): void {
    for (const resource of stack.resources.values()) {
      if (resource.type !== 'AWS::SSM::Parameter') continue;
      const name = keyOf(resolve(own(resource.properties, 'Name'), stack));
      if (name !== undefined) this.byParameter.add(name, stack, { stack, value: own(resource.properties, 'Value') });
    }
    for (const [name, output] of entriesOf(own(stack.template, 'Outputs'))) {
      if (!isObject(output)) continue;
      const found: Output = { stack, value: own(output, 'Value') };
      this.byName.add(nameKey(stack.deployedName ?? stack.name, name), stack, found);
      const exportName = keyOf(resolve(own(own(output, 'Export'), 'Name'), stack));
      if (exportName !== undefined) this.byExport.add(exportName, stack, found);
    }
  }

  /** A parameter of Systems Manager that a stack declares. */
  public parameter(name: Resolved, from: Stack): Output | 'ambiguous' | undefined {
    const key = keyOf(name);
    return key === undefined ? undefined : this.byParameter.nearest(key, from);
  }

  public exported(name: Resolved, from: Stack): Output | 'ambiguous' | undefined {
    const key = keyOf(name);
    return key === undefined ? undefined : this.byExport.nearest(key, from);
  }

  public named(stackName: Resolved, outputName: Resolved, region: Resolved, from: Stack): Output | 'ambiguous' | undefined {
    const [stackKey, outputKey] = [keyOf(stackName), keyOf(outputName)];
    if (stackKey === undefined || outputKey === undefined || region.is === 'hidden') return undefined;
    const environment = region.is === 'scalar' ? `${accountOf(from)}/${region.value}` : from.environment;
    const found = this.byName.nearest(nameKey(stackKey, outputKey), { stage: from.stage, environment });
    return found !== undefined && found !== 'ambiguous' && region.is === 'scalar' && !mayBeIn(found.stack, String(region.value))
      ? undefined
      : found;
  }
}

function keyOf(name: Resolved): string | undefined {
  return name.is === 'scalar' || name.is === 'text' || name.is === 'reference' ? render(partsOf(name)) : undefined;
}

function nameKey(stackName: string, outputName: string): string {
  return JSON.stringify([stackName, outputName]);
}

/** `aws://account` of `aws://account/region`. */
function accountOf(stack: Stack): string {
  return stack.environment.slice(0, stack.environment.lastIndexOf('/'));
}

function mayBeIn(stack: Stack, region: string): boolean {
  const home = stack.environment.slice(stack.environment.lastIndexOf('/') + 1);
  return home === '' || home === 'unknown-region' || home === region;
}
