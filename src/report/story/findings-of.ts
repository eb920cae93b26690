/** The findings about a delivery: those at its own resources, and those at its function and its exits. */
import { CheckResult, Finding, InconclusiveCheck, textsOf } from '../../checks/result';
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known } from '../../model/known';
import { NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { allExits } from '../../model/policy';
import { loses } from '../losing-harms';
import { OwnPlaces } from './own-places';
import { StoryExit, StoryFinding } from './story';

export class Findings {
  private readonly places: OwnPlaces;
  private readonly byPlace: ReadonlyMap<NodeId, readonly Finding[]>;
  /** Those at an exit or about it. */
  private readonly byExit: ReadonlyMap<NodeId, readonly Finding[]>;
  /** Those about a function that are not at the resources of one of its deliveries, which may be another's. */
  private readonly byFunction: ReadonlyMap<string, readonly Finding[]>;
  /** The undecided checks of losses. */
  private readonly undecidedAt: ReadonlyMap<NodeId, readonly InconclusiveCheck[]>;

  public constructor(
    deliveries: readonly Delivery[], { findings, unknowns }: Pick<CheckResult, 'findings' | 'unknowns'>,
  ) {
    this.places = new OwnPlaces(deliveries);
    this.byPlace = groupBy(findings, ({ at }) => nodeId(at));
    const shared = findings.filter(({ at }) => !this.places.has(nodeId(at)));
    this.byFunction = groupBy(shared, ({ subject, qualifier }) => functionKey(subject, qualifier));
    this.byExit = groupBy(shared, ({ subject }) => subject);
    this.undecidedAt = groupBy(unknowns.filter(loses), ({ at }) => nodeId(at));
  }

  /** Why it is not known whether events of this delivery can be lost, if a check of it could not be made. */
  public undecided(delivery: Delivery): string | undefined {
    return this.places.of(delivery).flatMap((id) => this.undecidedAt.get(id) ?? [])
      .find((check) => this.places.owns(delivery, check))?.reason;
  }

  public of(delivery: Delivery): readonly StoryFinding[] {
    const { source, policy, target } = delivery;
    const exits = allExits(policy).flatMap(({ to }) => (isUnknown(to) ? [] : this.atExit(to)));
    // What is lost at a function is lost of its asynchronous events.
    const atFunction = this.atFunction(target.function, target.qualifier);
    const ofFunction = source.kind === 'async' ? atFunction : atFunction.filter((finding) => !loses(finding));
    return [...new Set([...this.own(delivery), ...ofFunction, ...exits])].map(toStory);
  }

  /**
   * The first finding by which events of this delivery can be lost. Findings at a function are about its
   * asynchronous events, and those at an exit about the deliveries whose events do not stay there.
   */
  public losing(delivery: Delivery, exits: readonly StoryExit[]): StoryFinding | undefined {
    const { source, target } = delivery;
    const asked = source.kind === 'async' ? this.atFunction(target.function, target.qualifier) : [];
    const fleeting = exits.flatMap(({ to, keptFor }) => (
      keptFor === 0 && !isUnknown(to) ? this.atExit(to.node) : []
    ));
    const found = [...this.own(delivery), ...asked, ...fleeting].find(loses);
    return found === undefined ? undefined : toStory(found);
  }

  private own(delivery: Delivery): readonly Finding[] {
    return this.places.of(delivery).flatMap((id) => this.byPlace.get(id) ?? [])
      .filter((finding) => this.places.owns(delivery, finding));
  }

  private atExit(id: NodeId): readonly Finding[] {
    return [...new Set([...this.byPlace.get(id) ?? [], ...this.byExit.get(id) ?? []])];
  }

  private atFunction(id: Known<NodeId>, qualifier: Known<string>): readonly Finding[] {
    if (isUnknown(id)) return [];
    const of = (name?: string): readonly Finding[] => this.byFunction.get(functionKey(id, name)) ?? [];
    return isUnknown(qualifier) ? of() : [...of(), ...of(qualifier)];
  }
}

function functionKey(id: NodeId, qualifier: string | undefined): string {
  return JSON.stringify([id, qualifier]);
}

function toStory(finding: Finding): StoryFinding {
  const { message, fix } = textsOf(finding);
  const { path, stack, logicalId } = finding.at;
  const place = path ?? nodeId({ stack, logicalId });
  return {
    rule: finding.rule,
    severity: finding.severity,
    message,
    fix,
    at: finding.property === '' ? place : `${place} ${finding.property}`,
  };
}
