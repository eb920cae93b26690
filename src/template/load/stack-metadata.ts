/**
 * What an assembly records about the constructs of a stack. It is larger than the template and most checks need none of
 * it, so it is read on first use.
 */
import { lazy } from '../../model/lazy';
import { OUTSIDE_CALLERS } from '../../model/outside-callers';
import { RecordedAcknowledgment } from '../../model/recorded-acknowledgment';
import { RecordedConstructs, SourcePlace } from '../found-template';
import { entriesOf, own } from '../json';
import { acknowledgedInMetadata } from './acknowledgments';
import { nearbyPlace, nearbyPlacesIn } from './nearby-places';
import { sourcePlaceIn } from './source-places';

const LOGICAL_ID = 'aws:cdk:logicalId';

interface Constructs {
  /** By logical id. An id with two paths has none, because a nested stack may repeat an id of its parent. */
  readonly paths: ReadonlyMap<string, string>;
  readonly calledFromOutside: ReadonlySet<string>;
}

export class StackMetadata implements RecordedConstructs {
  private readonly read: () => { readonly metadata: unknown };
  private readonly constructs = lazy(() => constructsIn(this.read().metadata));
  private readonly nearby = lazy(() => nearbyPlacesIn(this.read().metadata));

  public constructor(read: () => unknown) {
    this.read = lazy(() => ({ metadata: read() }));
  }

  public pathOf(logicalId: string): string | undefined {
    return this.constructs().paths.get(logicalId);
  }

  public hasOutsideCallers(path: string): boolean {
    return this.constructs().calledFromOutside.has(path);
  }

  public createdAt(path: string): SourcePlace | undefined {
    return sourcePlaceIn(this.read().metadata, path) ?? nearbyPlace(this.nearby(), path);
  }

  public acknowledged(): readonly RecordedAcknowledgment[] {
    return acknowledgedInMetadata(this.read().metadata);
  }
}

function constructsIn(metadata: unknown): Constructs {
  const paths = new Map<string, string>();
  const twice = new Set<string>();
  const calledFromOutside = new Set<string>();
  for (const [key, entries] of entriesOf(metadata)) {
    if (!Array.isArray(entries)) continue;
    const path = key.replace(/^\//, '');
    for (const entry of entries) {
      const type = own(entry, 'type');
      if (type === OUTSIDE_CALLERS) calledFromOutside.add(path);
      const logicalId = type === LOGICAL_ID ? own(entry, 'data') : undefined;
      if (typeof logicalId !== 'string') continue;
      if (paths.has(logicalId)) twice.add(logicalId);
      paths.set(logicalId, path);
    }
  }
  twice.forEach((logicalId) => paths.delete(logicalId));
  return { paths, calledFromOutside };
}
