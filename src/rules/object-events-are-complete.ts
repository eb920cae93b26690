/** One of several ways to create or delete an object is easily taken for all of them. */
import { defineRule } from './kit/define-rule';
import { incompleteNotifications } from './object-events-are-complete/notified';
import { incompletePatterns } from './object-events-are-complete/patterns';

export const objectEventsAreComplete = defineRule({
  id: 'object-events-are-complete',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: 'Each way to create or delete an object is an event of its own: a large file is no Put, and a delete marker is no Delete.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html',
  check: (app) => [...incompleteNotifications(app), ...incompletePatterns(app)],
});
