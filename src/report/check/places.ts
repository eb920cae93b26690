/**
 * The places of equal findings. Constructs of one source line that several stages or stacks repeat have the same path
 * but for the stage or stack, and are one place.
 */
import { Finding } from '../../checks/result';
import { groupBy } from '../../model/collections';
import { sharedSegments } from '../node-names';

export interface FindingPlace {
  /** The first finding there. */
  readonly finding: Finding;
  /** The construct path without the stage or stack, and the stages or stacks; absent for a place that is not repeated. */
  readonly repeated?: { readonly path: string; readonly stages: readonly string[] };
}

export function placesOf(findings: readonly Finding[]): readonly FindingPlace[] {
  const paths = findings.map(({ at }) => at.path?.split('/') ?? []);
  const shared = sharedSegments(paths);
  const groups = groupBy(findings.map((finding, i) => ({ finding, path: paths[i] })), ({ finding, path }) => (
    JSON.stringify([path.slice(shared + 1).map((segment) => withoutStage(segment, path[shared])), finding.property])
  ));
  return [...groups.values()].flatMap((group): readonly FindingPlace[] => {
    const stacks = new Set(group.map(({ finding }) => finding.at.stack));
    const path = group[0].path.slice(shared + 1).join('/');
    return group.length === 1 || stacks.size < group.length || path === ''
      ? group.map(({ finding }) => ({ finding }))
      : [{ finding: group[0].finding, repeated: { path, stages: group.map((one) => one.path[shared]) } }];
  });
}

/** aws-cdk-lib names an event source by the unique id of its source, `KinesisEventSource:DevClicks0A1B2C3D`. */
function withoutStage(segment: string, stage: string): string {
  const [kind, id] = segment.split(':');
  const name = stage.replace(/\W/g, '');
  return id?.startsWith(name) ? `${kind}:${id.slice(name.length).replace(/[0-9A-F]{8}$/, '')}` : segment;
}
