/** The deliveries that the constructs of an app connect, and the refusal of a loop, with its whole path. */
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { refuse } from '../refuse';
import { ChainNode } from './chain-node';

/** The record that Lambda sends to a destination. */
export type RecordOutcome = 'on-failure' | 'on-success';

export interface ChainLink {
  readonly from: ChainNode;
  readonly to: ChainNode;
  /** The construct that connects the two. */
  readonly by: IConstruct;
  /** The queue at the end of the link, if it is one. */
  readonly queue?: sqs.IQueue;
  /** Set for a destination. */
  readonly sends?: RecordOutcome;
  /** Whether the record of a destination certainly passes: filters and patterns may stop it. Every record by default. */
  readonly passes?: (outcome: RecordOutcome) => boolean;
}

/** The nodes of each qualifier of a function: as it is invoked asynchronously, and by each of its consumers. */
const invokedByRoot = new WeakMap<IConstruct, Map<string, Map<string, ChainNode>>>();
const linksByRoot = new WeakMap<IConstruct, Map<string, ChainLink[]>>();

export function linksFrom(root: IConstruct, { key }: ChainNode): readonly ChainLink[] {
  return linksByRoot.get(root)?.get(key) ?? [];
}

const GOES_ROUND = 'Each record invokes the function again: Lambda stops some of these loops after about 16 invocations, and others never';
const RETURNS = 'What the function failed on returns to it, and fails again in the same way';

/** Adds a link, unless it closes a loop. */
export function addLink(scope: Construct, prop: string, link: ChainLink): void {
  const { root } = scope.node;
  [link.from, link.to].forEach((node) => noteInvoked(root, node));
  const way = wayBack(root, link);
  if (way !== undefined) {
    refuse(scope, {
      prop,
      fact: `closes a loop: ${[link, ...way].map(({ from }) => from.name).join(' → ')} → ${link.from.name}`,
      consequence: way.some(changesWay) ? RETURNS : GOES_ROUND,
      fix: 'Send the records of one of these functions to a queue that no function of the loop consumes: Destination.newQueue()',
    });
  }
  const links = linksByRoot.get(root) ?? new Map<string, ChainLink[]>();
  linksByRoot.set(root, links.set(link.from.key, [...links.get(link.from.key) ?? [], link]));
}

function noteInvoked(root: IConstruct, node: ChainNode): void {
  if (node.invokes === undefined) return;
  const all = invokedByRoot.get(root) ?? new Map<string, Map<string, ChainNode>>();
  const same = all.get(node.invokes) ?? new Map<string, ChainNode>();
  invokedByRoot.set(root, all.set(node.invokes, same.set(node.key, node)));
}

/**
 * The links that lead from the end of a link back to its start, if a record passes them all. A record may come back to a
 * function in another way than the event came: by a queue that the function polls. Only once, since each way of being
 * invoked has its own exits: then the path starts and ends at that function.
 */
function wayBack(root: IConstruct, closing: ChainLink): readonly ChainLink[] | undefined {
  const seen = new Set<string>();
  const search = (
    from: ChainNode, outcome: RecordOutcome | undefined, changed: boolean,
  ): readonly ChainLink[] | undefined => {
    if (from.key === closing.from.key) return passes(closing, outcome) ? [] : undefined;
    const state = `${outcome} ${changed} ${from.key}`;
    if (seen.has(state)) return undefined;
    seen.add(state);
    for (const link of linksFrom(root, from)) {
      const rest = passes(link, outcome) ? search(link.to, link.sends, changed) : undefined;
      if (rest !== undefined) return [link, ...rest];
    }
    for (const to of changed ? [] : otherWays(root, from)) {
      const rest = search(to, undefined, true);
      if (rest !== undefined) return [{ from, to, by: closing.by }, ...rest];
    }
    return undefined;
  };
  return search(closing.to, closing.sends, false);
}

/** From one way in which a function is invoked to another one of the same function. */
function changesWay({ from, to }: ChainLink): boolean {
  return from.invokes !== undefined && from.invokes === to.invokes;
}

function otherWays(root: IConstruct, { key, invokes }: ChainNode): readonly ChainNode[] {
  const same = invokes === undefined ? undefined : invokedByRoot.get(root)?.get(invokes);
  return [...same?.values() ?? []].filter((node) => node.key !== key);
}

function passes(link: ChainLink, outcome: RecordOutcome | undefined): boolean {
  return outcome === undefined || link.passes === undefined || link.passes(outcome);
}
