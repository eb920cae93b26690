/** The whole template of each example, as committed beside this file. */
import { Example } from './synthesize';

test.each(['orders', 'two-branches'])('%s synthesizes the template that is committed', (name) => {
  expect(Example.run(name).template).toMatchSnapshot();
});
