/**
 * What a default of this library decides is never a finding of this library.
 */
import { validate } from '../constructs/checks/validated';
import { everyConstruct } from './every-construct';

test('the checks of this library find nothing on any construct with its defaults, and fail nothing', () => {
  const { failed, told } = validate((app) => everyConstruct(app));

  expect({ failed, told: told.map(({ rule, path }) => `${rule} at ${path}`) }).toEqual({ failed: false, told: [] });
});
