/** The bounds of a delivery: those of its kind of trying, as far as the values that they depend on are known. */
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known, map, mapAll } from '../../model/known';
import { GraphIndex } from '../../rules/kit/graph-index';
import { StoryAssumption } from './assumptions';
import { added, asyncSpan, halvingsOf, Most, queueSpan, shorter, TryingSpan, streamSpan } from './bounds';
import { Story } from './story';

type Bounds = Pick<Story, 'attemptsAtMost' | 'halvingsAtMost' | 'endsAtLeastAfter' | 'waitsAtMost' | 'endsAtMostAfter' | 'assumptions'>;

/** Each value apart, since one may be known where another is not. */
interface Ends {
  readonly least: Known<number>;
  readonly waits: Known<Most>;
  readonly most: Known<Most>;
  readonly assumes: readonly StoryAssumption[];
}

export function boundsOf(delivery: Delivery, app: GraphIndex): Bounds {
  const { attempts, batch, partialFailure } = delivery.policy;
  const { least, waits, most, assumes } = endsOf(delivery, app);
  const halvings = halvingsAtMost(partialFailure.bisectBatchOnError, batch.size);
  return {
    attemptsAtMost: attempts.most,
    halvingsAtMost: halvings,
    endsAtLeastAfter: least,
    waitsAtMost: waits,
    endsAtMostAfter: most,
    assumptions: halvings === 0 ? assumes : [...assumes, 'batch-grouping'],
  };
}

/** The size of a batch that is not halved makes no difference. */
function halvingsAtMost(bisects: Known<boolean>, size: Known<number>): Known<number> {
  return bisects === false ? 0 : mapAll([bisects, size], halvingsOf);
}

function endsOf(delivery: Delivery, app: GraphIndex): Ends {
  const { policy: { mode, attempts: { backoff } } } = delivery;
  if (mode === 'sync') return waiting(delivery, app);
  if (backoff.law === 'visibility') return queued(delivery, backoff.seconds);
  if (mode === 'poll') return streamed(delivery);
  return backoff.law === 'fixed' ? invoked(delivery, backoff.delays, app) : retried(delivery, app);
}

/** The caller waits for one run, and decides whether there is another. */
function waiting(delivery: Delivery, app: GraphIndex): Ends {
  const { policy } = delivery;
  const waits = limits(policy.maxAge, policy.retention);
  const answer = policy.answerWithin ?? timeoutOf(delivery, app);
  return { least: 0, waits, most: mapAll([waits, answer], added), assumes: [] };
}

function queued({ policy: { attempts, retention } }: Delivery, visibility: Known<number>): Ends {
  const span = mapAll([attempts.most, visibility, retention], queueSpan);
  const assumes: readonly StoryAssumption[] = attempts.most === 'unlimited' ? [] : ['visibility-unchanged'];
  return { least: leastOf(span), waits: retention, most: retention, assumes };
}

function streamed({ policy: { attempts, maxAge, retention } }: Delivery): Ends {
  const waits = limits(maxAge, retention);
  const span = mapAll([attempts.most, maxAge, retention], streamSpan);
  return { least: leastOf(span), waits, most: waits, assumes: ['stream-backoff'] };
}

/** Lambda keeps the event, and a run that starts in time may end late. */
function invoked(delivery: Delivery, delays: readonly number[], app: GraphIndex): Ends {
  const { policy: { attempts, maxAge } } = delivery;
  const reservation = app.askHandler(delivery, (handler) => handler.reservedConcurrency);
  const span = mapAll([attempts.most, maxAge, reservation], (most, age, reserved) => (
    asyncSpan(most === 'unlimited' ? delays : delays.slice(0, most - 1), age, reserved)
  ));
  const waits = mapAll([handoverOf(delivery), maxAge], added);
  return {
    least: delays.length === 0 ? 0 : leastOf(span),
    waits,
    most: mapAll([waits, timeoutOf(delivery, app)], added),
    assumes: isHandoverDocumented(delivery) ? ['throttle-backoff'] : ['throttle-backoff', 'handover-time'],
  };
}

/** The service keeps the event, and retries the run itself. */
function retried(delivery: Delivery, app: GraphIndex): Ends {
  const { maxAge, retention } = delivery.policy;
  const waits = limits(maxAge, retention);
  return { least: map(waits, () => 0), waits, most: mapAll([waits, timeoutOf(delivery, app)], added), assumes: [] };
}

/** How long a service tries to hand an event over to Lambda. Without retries it tries once. */
function handoverOf({ pushTarget }: Delivery): Known<number> {
  if (pushTarget === undefined || pushTarget.retries === 0) return 0;
  return map(pushTarget.maxAge, (age) => (age === 'undocumented' ? 0 : age));
}

/** Whoever calls Lambda directly hands nothing over. */
function isHandoverDocumented({ source, pushTarget }: Delivery): boolean {
  return source.node === undefined || (pushTarget !== undefined && pushTarget.maxAge !== 'undocumented');
}

/** Where one of two limits is unknown, the other bounds it. */
function limits(one: Known<Most>, other: Known<Most>): Known<Most> {
  const both = mapAll([one, other], shorter);
  if (!isUnknown(both) || both.between !== undefined || both.oneOf !== undefined) return both;
  const known = [one, other].find((limit): limit is number => typeof limit === 'number');
  return known === undefined ? both : { ...both, between: { max: known } };
}

function leastOf(span: Known<TryingSpan>): Known<number> {
  return map(span, ({ least }) => least);
}

function timeoutOf(delivery: Delivery, app: GraphIndex): Known<number> {
  return app.askHandler(delivery, (handler) => handler.timeout);
}
