/** A subscription names the Region of its topic, where that is not the Region of its own stack. */
import { Known, map } from '../../model/known';
import { DeclaredAt, NodeId } from '../../model/node';
import { setValue } from '../kit/changes';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { location, report } from '../kit/report';
import { describeNode, formatValue, propTo } from '../kit/wording';

interface Subscription {
  readonly declaredAt: DeclaredAt;
  readonly topic: Known<NodeId> | undefined;
  readonly region: Known<string>;
}

export function topicsOfSubscriptions(app: GraphIndex): readonly Verdict[] {
  return subscriptions(app).flatMap(({ declaredAt, topic, region }) => {
    const node = app.nodeOf('topic', topic);
    const actual = node?.region;
    return node === undefined || actual === undefined ? [] : report(
      location([{ declaredAt }, 'Region']),
      map(region, (looked) => looked !== actual),
      () => ({
        fact: `${describeNode(node)} is in ${actual}, and the subscription looks for it in ${formatValue(region)}`,
        consequence: 'SNS refuses the subscription (Invalid parameter: TopicArn), and the stack does not deploy',
        fix: `Set ${propTo('Region', actual)}`,
        changes: setValue(declaredAt, 'Region', actual),
      }),
    );
  });
}

function subscriptions(app: GraphIndex): readonly Subscription[] {
  return [
    ...app.graph.links.flatMap(({ declaredAt, from, topicRegion }) => (
      topicRegion === undefined ? [] : [{ declaredAt, topic: from, region: topicRegion }]
    )),
    ...app.deliveries.flatMap(({ source, pushTarget }) => {
      const region = pushTarget?.topicRegion;
      if (region === undefined || pushTarget === undefined) return [];
      return [{ declaredAt: pushTarget.declaredAt, topic: source.node, region }];
    }),
  ];
}
