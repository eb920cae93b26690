import { NOUNS, nounOf, withArticle } from '../../src/facts/nouns';
import { DeliveryGraph } from '../../src/model/delivery-graph';
import { DeliveryNode } from '../../src/model/node';
import { nodeNamesIn } from '../../src/report/node-names';
import { endLabel } from '../../src/report/story/ends';
import { describeNode } from '../../src/rules/kit/wording';
import { withoutMarks } from '../../src/text/names';

const nodes = [...Object.keys(NOUNS), 'other'].map((kind) => (
  { id: 'Shop.Thing', kind, type: 'AWS::Example::Thing', declaredAt: { stack: 'Shop', logicalId: 'Thing' } } as unknown as DeliveryNode
));

test.each(nodes)('check and report call a node of kind $kind by one noun', (node) => {
  const graph = { nodes: [node], deliveries: [], links: [] } as unknown as DeliveryGraph;
  expect(endLabel(nodeNamesIn(graph).node(node.id))).toBe(withoutMarks(describeNode(node)));
});

test.each([['kafka-cluster', 'Kafka cluster'], ['log-group', 'log group'], ['document-cluster', 'DocumentDB cluster']] as const)(
  'a node of kind %s is a %s', (kind, noun) => {
    expect(nounOf({ id: 'Shop.Thing', kind } as DeliveryNode)).toBe(noun);
  },
);

test('the article follows the sound of the noun', () => {
  expect(['queue', 'event bus', 'API'].map(withArticle)).toEqual(['a queue', 'an event bus', 'an API']);
});
