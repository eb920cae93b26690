/** What the page carries: the stories without what it does not show, and what differs from an earlier report. */
import { INPUT_LIMITS } from '../../limits';
import { isUnknown } from '../../model/known';
import { StoryDiff } from '../diff/change';
import { Hop } from '../hops/hop';
import { pack } from '../packed/pack';
import { Packed } from '../packed/packed';
import { unpack } from '../packed/unpack';
import { lossesFirst } from '../picture/paths';
import { Report } from '../shown-report';
import { Story, StoryFinding } from '../story/story';
import { splitStory, withAlike } from './alike';

const MOST_CHARACTERS = INPUT_LIMITS.pageFindingCharacters.max;

export interface PageModel {
  readonly stories: readonly Story[];
  readonly hops: readonly Hop[];
  readonly diff?: StoryDiff;
}

export function pageModel({ stories, hops, diff }: Report): Packed {
  const slim = new Slim(keptTexts(stories));
  // What the lists of the page say of changes is written already.
  const shown = diff === undefined
    ? { stories, hops }
    : { stories, hops: [], diff: { ...diff, hops: [], renamed: [] } };
  return pack(slim.of(shown));
}

export function readPageModel(packed: Packed): PageModel {
  return unpack(packed, withAlike) as PageModel;
}

/** The findings whose texts fit, those of the worst losses first. */
function keptTexts(stories: readonly Story[]): ReadonlySet<object> {
  const kept = new Set<StoryFinding>();
  let characters = 0;
  for (const finding of lossesFirst(stories).flatMap(({ findings }) => findings)) {
    characters += finding.message.length + finding.fix.length + finding.at.length;
    if (characters > MOST_CHARACTERS) break;
    kept.add(finding);
  }
  return kept;
}

/** Leaves out the causes of unknown values, the construct paths of resources, which their names contain, and texts that do not fit. */
class Slim {
  private readonly made = new Map<object, unknown>();

  public constructor(private readonly texts: ReadonlySet<object>) {}

  public of(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    const made = this.made.get(value) ?? this.slimmed(value);
    this.made.set(value, made);
    return made;
  }

  private slimmed(value: object): unknown {
    if (Array.isArray(value)) return value.map((item) => this.of(item));
    if (isUnknown(value)) return { unknown: value.unknown, between: value.between };
    const isCut = 'fix' in value && !this.texts.has(value);
    const members = Object.entries(value).map(([name, member]) => [name, isCut && CUT.includes(name) ? '' : this.of(member)]);
    return 'handover' in value ? splitStory(members) : Object.fromEntries(members.filter(([name]) => name !== 'path'));
  }
}

const CUT: readonly string[] = ['message', 'fix', 'at'];
