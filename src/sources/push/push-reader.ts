/**
 * One kind of service that hands events over: to a function, which makes a delivery, or to something else, which makes a link. A kind is
 * one folder and one line in `kinds.ts`.
 */
import { Known } from '../../model/known';
import { Link } from '../../model/link';
import { NodeId } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { Resolved } from '../../template/value/resolved';

export interface PushReader {
  /** The service's principal without its domain. */
  readonly service: string;
  /** The resources that name what is pushed to. */
  readonly types: readonly string[];
  /** Readers for the nodes that only this kind knows. */
  readonly nodes: readonly NodeReader[];
  pushes(resource: Resource, nodes: Nodes): readonly Push[];
}

export interface Push {
  readonly from: Known<NodeId>;
  /** The source's ARN as it is written: where it is hidden, who names it in the same way means the same. */
  readonly fromValue?: Resolved;
  /** What the service says it acts for, where that is not the source itself; it needs leave for each. */
  readonly sourceArns?: readonly Resolved[];
  /** A function, or whatever else the service can reach. */
  readonly to: Resolved;
  readonly qualifier?: Resolved;
  /** `sync`: the service waits for the function's answer. */
  readonly way: Known<'async' | 'sync'>;
  /** How long it waits, where it says so. */
  readonly answerWithin?: Known<number>;
  readonly by: Link['by'];
  readonly pushTarget: PushTarget;
}
