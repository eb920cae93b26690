/** Finds the file, the construct path and the acknowledgment of each result that a plug-in reports. */
import { resolve } from 'path';
import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import type { Acknowledgment } from '../../checks/acknowledgments/match';
import type { Result } from '../../checks/result';
import type { DeliveryGraph } from '../../model/delivery-graph';
import { lazy } from '../../model/lazy';
import type { TemplateApp } from '../../template/app';
import { ConstructPaths, isIncluded, templateLocationOf } from './construct-paths';
import { FailOn } from './delivery-checks-props';
import { Acknowledgments, relatedTo, rootOf } from './engine';
import { LocatedResult, severityOf } from './violation';

export interface ReportScope {
  readonly root: IConstruct;
  readonly app: TemplateApp;
  readonly graph: DeliveryGraph;
  readonly acknowledged: readonly Acknowledgment[];
  /** The templates of the stacks that the plug-in reports on. */
  readonly ours: ReadonlySet<string>;
  /** Set if only errors and warnings that are related to these resources are reported. */
  readonly wrapped?: () => readonly CfnResource[];
}

/** The results that the plug-in reports, each with its location. */
export function locateResults(results: readonly Result[], scope: ReportScope): ReadonlyMap<Result, LocatedResult> {
  const { root, app, ours } = scope;
  const stacks = new Map(app.stacks.map((stack) => [stack.name, stack]));
  const acknowledgments = new Acknowledgments(scope.acknowledged);
  const paths = new ConstructPaths(root);
  const isWanted = wantedBy(scope);
  return new Map(results.flatMap((result): [Result, LocatedResult][] => {
    const stack = stacks.get(result.at.stack)!;
    const file = resolve(stack.file ?? '');
    // For a nested stack, aws-cdk-lib lists the template of its parent.
    if (!ours.has(resolve(rootOf(stack).file ?? '')) || !isWanted(result)) return [];
    const path = paths.at({ file, logicalId: result.at.logicalId }, result.at.path);
    const reason = acknowledgments.reasonFor(result.rule, { at: { ...result.at, path }, property: result.property });
    return [[result, {
      result,
      file,
      ...(path === undefined ? {} : { path }),
      ...(reason === undefined ? {} : { reason }),
      isIncluded: path !== undefined && isIncluded(root, path),
    }]];
  }));
}

function wantedBy({ app, graph, wrapped }: ReportScope): (result: Result) => boolean {
  if (wrapped === undefined) return () => true;
  // On first use, because an app without findings need not search the tree for its functions.
  const isRelated = lazy(() => relatedTo(graph, idsOf(wrapped(), app)));
  return (result) => severityOf(result, FailOn.ERROR) !== 'info' && isRelated()(result.at);
}

function idsOf(wrapped: readonly CfnResource[], app: TemplateApp): ReadonlySet<string> {
  const names = new Map(app.stacks.map(({ file, name }) => [resolve(file ?? ''), name]));
  return new Set(wrapped.map(templateLocationOf).map(({ file, logicalId }) => `${names.get(file)}.${logicalId}`));
}
