/**
 * Finds the outputs of all stacks by export name or by stack and output name, and Systems Manager parameters by
 * name. Several stages and Regions may use one name: the nearest stack wins, and two that are equally near are
 * ambiguous.
 */
import { isObject, own, entriesOf } from './json';
import { NearestIndex } from './nearest-index';
import { FoundOutput, Output, Outputs, regionOfStack, Stack } from './stack';
import { resolve } from './value/resolve';
import { resolvedName } from './value/text';

/** With it aws-cdk-lib writes what stacks of other Regions refer to into parameters of those Regions. */
const CROSS_REGION_WRITER = 'Custom::CrossRegionExportWriter';

export class OutputIndex implements Outputs {
  private readonly byExport = new NearestIndex<Output>();
  private readonly byParameter = new NearestIndex<Output>();
  private readonly byName = new NearestIndex<Output>();

  public add(stack: Stack): void {
    for (const { type, properties } of stack.resources.values()) {
      if (type === CROSS_REGION_WRITER) this.addParameters(entriesOf(own(own(properties, 'WriterProps'), 'exports')), stack);
      if (type !== 'AWS::SSM::Parameter') continue;
      const name = resolvedName(resolve(own(properties, 'Name'), stack));
      if (name !== undefined) this.addParameters([[name, own(properties, 'Value')]], stack);
    }
    for (const [name, output] of entriesOf(own(stack.template, 'Outputs'))) {
      if (!isObject(output)) continue;
      const found: Output = { stack, value: own(output, 'Value') };
      this.byName.add(nameKey(stack.deployedName ?? stack.name, name), stack, found);
      const exportName = resolvedName(resolve(own(own(output, 'Export'), 'Name'), stack));
      if (exportName !== undefined) this.byExport.add(exportName, stack, found);
    }
  }

  private addParameters(values: readonly (readonly [name: string, value: unknown])[], stack: Stack): void {
    for (const [name, value] of values) this.byParameter.add(name, stack, { stack, value });
  }

  public parameter(name: string, from: Stack): FoundOutput {
    return this.byParameter.nearest(name, from);
  }

  public exported(name: string | undefined, from: Stack): FoundOutput {
    return name === undefined ? undefined : this.byExport.nearest(name, from);
  }

  public named(stackName: string, outputName: string, region: string | undefined, from: Stack): FoundOutput {
    const environment = region === undefined ? from.environment : `${accountOf(from)}/${region}`;
    const found = this.byName.nearest(nameKey(stackName, outputName), { stage: from.stage, environment });
    if (found === undefined || found === 'ambiguous' || region === undefined) return found;
    return mayBeIn(found.stack, region) ? found : undefined;
  }
}

function nameKey(stackName: string, outputName: string): string {
  return JSON.stringify([stackName, outputName]);
}

/** The part `aws://account` of `aws://account/region`. */
function accountOf(stack: Stack): string {
  return stack.environment.slice(0, stack.environment.lastIndexOf('/'));
}

function mayBeIn(stack: Stack, region: string): boolean {
  const stackRegion = regionOfStack(stack);
  return stackRegion === '' || stackRegion === 'unknown-region' || stackRegion === region;
}
