/** The whole template of each example, as committed beside this file. */
import { Example, EXAMPLES } from './synthesize';

test.each(EXAMPLES)('%s synthesizes the template that is committed', (name) => {
  expect(Example.run(name).template).toMatchSnapshot();
});
