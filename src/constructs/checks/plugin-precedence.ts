/**
 * Who speaks for what: an app may have checks of its own, of a stage, and those that this library's constructs add, and nothing may be told
 * twice. Who asks first has the word for good, and aws-cdk-lib asks stages before the app and what was added by hand before what is added at synth.
 */
import { IConstruct } from 'constructs';

const speakersIn = new WeakMap<IConstruct, Map<string, object>>();

/** Whether the speaker has the word; from now on nobody else does. */
export function claim(root: IConstruct, speaker: object, subject: string): boolean {
  const speakers = speakersIn.get(root) ?? new Map<string, object>();
  speakersIn.set(root, speakers);
  if (!speakers.has(subject)) speakers.set(subject, speaker);
  return speakers.get(subject) === speaker;
}

/** Whether somebody has the word. */
export function isClaimed(root: IConstruct, subject: string): boolean {
  return speakersIn.get(root)?.has(subject) ?? false;
}
