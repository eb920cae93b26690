/** Which deliveries the edges of a picture belong to: one that is chosen is shown with its first hops. */
import { hopsByTarget, hopsInto } from '../../src/report/picture/hops-into';
import { pictureOf } from '../../src/report/picture/picture';
import { reportOf } from '../../src/report/report';
import { aFunction, aMapping, aQueue, arn, graphOf, ref, resource } from '../template/app-of';
import { aSubscription } from './shop';

const { stories, hops } = reportOf(graphOf({
  Fn: aFunction(),
  Topic: resource('AWS::SNS::Topic'),
  Rule: resource('AWS::Events::Rule', { EventPattern: { source: ['shop'] }, Targets: [{ Id: 'a', Arn: ref('Topic') }] }),
  ...Object.fromEntries(['A', 'B', 'C'].flatMap((name) => [
    [name, aQueue()], [`Poll${name}`, aMapping({ EventSourceArn: arn(name) })], ...(name === 'C' ? [] : [[`To${name}`, aSubscription(name)]]),
  ])),
}));
const paths = stories.map((story) => ({ story }));

test('a hop belongs to each delivery that it leads to, through whatever is between', () => {
  const into = hopsInto(hopsByTarget(hops), paths);
  expect(stories.map(({ id }) => id)).toEqual(['App.PollA', 'App.PollB', 'App.PollC']);
  expect(new Map([...into].map(([{ id }, places]) => [id, places]))).toEqual(new Map([
    ['App.ToA', [0]], ['App.ToB', [1]], ['App.Rule Targets.0', [0, 1]],
  ]));
});

test('so do its edges', () => {
  const { nodes, edges } = pictureOf(paths, Infinity, new Map(), hopsInto(hopsByTarget(hops), paths));
  const named = edges.map(({ from, to, paths: places }) => [nodes[from - 1].name, nodes[to - 1].name, places]);
  expect(named).toEqual(expect.arrayContaining([['Rule', 'Topic', [0, 1]], ['Topic', 'A', [0]], ['Topic', 'B', [1]], ['Topic', 'NOWHERE: dropped', [0, 1]]]));
});

test('hops that form a cycle are followed once', () => {
  const [hop] = hops;
  const circle = [{ ...hop, id: '1' }, { ...hop, id: '2', source: hop.target, target: hop.source }];
  const story = { ...stories[0], source: hop.target };
  expect([...hopsInto(hopsByTarget(circle), [{ story }]).values()]).toEqual([[0], [0]]);
});
