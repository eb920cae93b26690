/**
 * What a default of this library decides is never a finding of this library. The app polls with the functions whose asynchronous settings it
 * makes, and one rule asks who invokes them: nobody does here.
 */
import { validate } from '../constructs/checks/validated';
import { everyConstruct } from './every-construct';

test('the checks of this library find nothing on any construct with its defaults, and fail nothing', () => {
  const { failed, told } = validate((app) => everyConstruct(app));

  expect({ failed, told: told.filter(({ rule }) => rule !== 'dead-letter-queue-is-used').map(({ rule, path }) => `${rule} at ${path}`) }).toEqual({ failed: false, told: [] });
});
