/**
 * The resources of a template file while a plan is written into it: as the file declares them, before SAM and other
 * transforms. An edit of what SAM generates is made in the part that it is generated from.
 */
import { JsonObject, own, sameJson } from '../../template/json';
import { NotWritable } from '../../template/rewrite/source-tree';
import { Origin } from '../../template/sam/origins';
import { Stack } from '../../template/stack';
import { differences, TemplateEdit } from '../difference';
import { generatedFrom } from '../plan';
import { editsByOrigin, samEdits, TypeOf } from '../sam-edits';
import { setOwnProperty, shallowCopy, Writable } from '../set-own-property';
import { setInSource } from './set-in-source';

/** SAM makes what it generates wait for what it generates. */
const WAITS = 'DependsOn';

interface SourceEdit {
  readonly path: readonly string[];
  readonly value: unknown;
}

export class WrittenResources {
  private readonly resources: Writable;

  public constructor(
    private readonly stack: Stack, private readonly declared: JsonObject, private readonly typeOf: TypeOf,
  ) {
    this.resources = shallowCopy(declared);
  }

  public get all(): JsonObject {
    return this.resources;
  }

  /** Writes a resource as it is after the plan; undefined removes it. Throws `NotWritable` if the file has no place for it. */
  public put(logicalId: string, after: unknown): void {
    const before = own(own(this.stack.template, 'Resources'), logicalId);
    const declared = own(this.declared, logicalId);
    const { origins } = this.stack;
    const whole = before === undefined ? undefined : generatedFrom({ origins, logicalId });
    if (whole !== undefined && after === undefined) {
      throw new NotWritable(`SAM generates ${logicalId} from ${partText(whole)}`);
    }
    if (before !== undefined && declared === undefined && whole === undefined) {
      throw new NotWritable(undeclared(logicalId));
    }
    if (before === undefined || after === undefined || (whole === undefined && sameJson(before, declared))) {
      setOwnProperty(this.resources, logicalId, after);
      return;
    }
    const { own: ofItself, generated } = editsByOrigin({ logicalId, origins }, differences(before, after));
    if (ofItself.length > 0) this.edit(logicalId, ofItself.map(({ path, value }) => ({ path: path.split('.'), value })));
    generated.forEach((edits, part) => this.putGenerated(logicalId, part, edits));
  }

  private putGenerated(logicalId: string, origin: Origin, changes: readonly TemplateEdit[]): void {
    const { edits, untold } = samEdits(changes, origin, this.typeOf);
    const [without] = untold.filter(({ path }) => path !== WAITS);
    if (without !== undefined) throw new NotWritable(`SAM generates ${logicalId} from ${partText(origin)}, and has no setting for ${without.path}`);
    this.edit(origin.resource, edits.map(({ path, value }) => ({ path: path.split('.').slice(1), value })));
  }

  private edit(logicalId: string, edits: readonly SourceEdit[]): void {
    const resource = own(this.resources, logicalId);
    if (resource === undefined) throw new NotWritable(undeclared(logicalId));
    const copy = structuredClone(resource);
    edits.forEach(({ path, value }) => setInSource(copy, path, value));
    setOwnProperty(this.resources, logicalId, copy);
  }
}

function undeclared(logicalId: string): string {
  return `a transform creates ${logicalId}, and the file does not declare it`;
}

function partText({ resource, part }: Origin): string {
  return part === '' ? resource : `${resource}.${part}`;
}
