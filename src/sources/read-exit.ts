/**
 * Reads one exit from the setting that names its target. An absent setting makes no exit. A hidden one makes an exit
 * whose target is unknown.
 */
import { defined } from '../model/defined';
import { isUnknown } from '../model/known';
import { NodeKind } from '../model/node';
import { Exit } from '../model/policy';
import { Nodes } from '../resources/node-reader';
import { Resolved } from '../template/value/resolved';

export function exitsOf(
  by: Exit['by'],
  destination: Resolved,
  nodes: Nodes,
  carries: (kind: NodeKind) => Exit['carries'],
): readonly Exit[] {
  if (destination.is === 'absent') return [];
  const found = nodes.findTarget(destination);
  if (isUnknown(found)) return [{ by, to: found, carries: found }];
  const { id, qualifier, unqualified } = found;
  return [{ by, to: id, ...defined({ qualifier, unqualified }), carries: carries(nodes.read(id).kind) }];
}
