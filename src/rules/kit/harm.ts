/** What a defect does to events. Each rule has exactly one harm, which orders its findings. */

/** From the greatest harm to the least. */
export const HARMS = ['nothing-arrives', 'refused', 'lost-on-failure', 'doubled-or-blocked', 'unwatched', 'worth-knowing'] as const;

export type Harm = typeof HARMS[number];

export interface HarmText {
  /** A heading. */
  readonly title: string;
  /** Continues "Findings of this kind mean that". */
  readonly meaning: string;
}

export const HARM_TEXTS: Readonly<Record<Harm, HarmText>> = {
  'nothing-arrives': { title: 'Nothing arrives', meaning: 'events never reach the function' },
  'refused': { title: 'Refused at deployment', meaning: 'AWS refuses the setting, and the stack does not deploy' },
  'lost-on-failure': { title: 'Lost on failure', meaning: 'an event that fails, or the record of it, is lost' },
  'doubled-or-blocked': { title: 'Doubled or blocked', meaning: 'events are handled twice, or wait for others' },
  'unwatched': { title: 'Unwatched', meaning: 'failed events are kept, and nobody notices them' },
  'worth-knowing': { title: 'Worth knowing', meaning: 'no event is lost, doubled or blocked' },
};
