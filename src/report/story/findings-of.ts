/** The findings about a delivery: those at its own resources, and those at its function and its exits. */
import { CheckResult, Finding, InconclusiveCheck, textsOf } from '../../checks/result';
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { allExits } from '../../model/policy';
import { loses } from '../losing-harms';
import { StoryExit, StoryFinding } from './story';

export class Findings {
  private readonly byPlace: ReadonlyMap<NodeId, readonly Finding[]>;
  /** The undecided checks of losses. */
  private readonly undecidedAt: ReadonlyMap<NodeId, readonly InconclusiveCheck[]>;

  public constructor({ findings, unknowns }: Pick<CheckResult, 'findings' | 'unknowns'>) {
    const places = findings.flatMap((finding) => (
      [...new Set([nodeId(finding.at), finding.subject])].map((id) => ({ id, finding }))
    ));
    this.byPlace = new Map(
      [...groupBy(places, ({ id }) => id)].map(([id, all]) => [id, all.map(({ finding }) => finding)]),
    );
    this.undecidedAt = groupBy(unknowns.filter(loses), ({ at }) => nodeId(at));
  }

  /** Why it is not known whether events of this delivery can be lost, if a check of it could not be made. */
  public undecided(delivery: Delivery): string | undefined {
    return ownPlaces(delivery).flatMap((id) => this.undecidedAt.get(id) ?? [])[0]?.reason;
  }

  public of(delivery: Delivery): readonly StoryFinding[] {
    const { source, policy, target } = delivery;
    const exits = allExits(policy).flatMap(({ to }) => (isUnknown(to) ? [] : [to]));
    // What is lost at a function is lost of its asynchronous events.
    const atFunction = isUnknown(target.function) ? [] : this.byPlace.get(target.function) ?? [];
    const ofFunction = source.kind === 'async' ? atFunction : atFunction.filter((finding) => !loses(finding));
    const around = [...this.at(ownPlaces(delivery)), ...ofFunction, ...this.at(exits)];
    return [...new Set(around)].map(toStory);
  }

  /**
   * The first finding by which events of this delivery can be lost. Findings at a function are about its
   * asynchronous events, and those at an exit about the deliveries whose events do not stay there.
   */
  public losing({ source, target, ...delivery }: Delivery, exits: readonly StoryExit[]): StoryFinding | undefined {
    const asked = source.kind === 'async' && !isUnknown(target.function) ? [target.function] : [];
    const fleeting = exits.flatMap(({ to, keptFor }) => (keptFor === 0 && !isUnknown(to) ? [to.node] : []));
    const found = this.at([...ownPlaces({ source, ...delivery }), ...asked, ...fleeting]).find(loses);
    return found === undefined ? undefined : toStory(found);
  }

  private at(places: readonly NodeId[]): readonly Finding[] {
    return [...new Set([...new Set(places)].flatMap((id) => this.byPlace.get(id) ?? []))];
  }
}

/** Further notifications of a bucket are declared where the first is. */
function ownPlaces({ source, declaredAt, pushTarget }: Omit<Delivery, 'target'>): readonly NodeId[] {
  const declared = [declaredAt, pushTarget?.declaredAt];
  const polled = source.kind === 'queue' && source.node !== undefined && !isUnknown(source.node) ? [source.node] : [];
  return [...declared.flatMap((place) => (place === undefined ? [] : [nodeId(place)])), ...polled];
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
