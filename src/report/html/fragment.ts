/** What the page shows, as the fragment of its address: a link may lead to one delivery, and any name may be in it. */

export interface PageState {
  /** The id of the chosen delivery. */
  readonly d?: string;
  /** What is searched for. */
  readonly q?: string;
  /** The filters. */
  readonly ends?: string;
  readonly source?: string;
  readonly stack?: string;
  readonly findings?: string;
  /** Which side of a difference is shown, if not both. */
  readonly side?: string;
}

export interface Choice {
  readonly value: string;
  readonly words: string;
}

/** What the controls of a page offer: nothing, where it has no such control. */
export type Choices = Readonly<Record<'ends' | 'source' | 'stack' | 'findings' | 'side', readonly Choice[]>>;

const STATE_MEMBERS = ['d', 'q', 'ends', 'source', 'stack', 'findings', 'side'] as const;

export function fragmentOf(state: PageState): string {
  const pairs = STATE_MEMBERS.map((name): [string, string] => [name, state[name] ?? '']);
  return new URLSearchParams(pairs.filter(([, value]) => value !== '')).toString();
}

/** The state without what no control of the page offers, since nobody could undo it there. */
export function offeredState(state: PageState, choices: Choices): PageState {
  return Object.fromEntries(Object.entries(state).flatMap(([name, value]) => {
    if (!Object.hasOwn(choices, name)) return [[name, value]];
    const [member, given] = [name as keyof Choices, fragmentOf({ [name]: value })];
    const choice = choices[member].find((one) => fragmentOf({ [member]: one.value }) === given);
    return choice === undefined ? [] : [[member, choice.value]];
  }));
}

export function stateOf(fragment: string): PageState {
  const given = new URLSearchParams(fragment.replace(/^#/, ''));
  return Object.fromEntries(STATE_MEMBERS.flatMap((name) => {
    const value = given.get(name);
    return value === null || value === '' ? [] : [[name, value]];
  }));
}
