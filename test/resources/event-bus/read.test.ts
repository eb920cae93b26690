import { aFunction, aPermission, graphOf, resource, arn, aConfig } from '../../template/app-of';

test('an event bus is one, in the app or outside; a rule is only a push source', () => {
  const { nodes } = graphOf({
    Fn: aFunction(),
    Bus: resource('AWS::Events::EventBus'),
    C: aConfig({ DestinationConfig: { OnSuccess: { Destination: arn('Bus') }, OnFailure: { Destination: 'arn:aws:events:eu-west-1:1:event-bus/b' } } }),
    P: aPermission('events.amazonaws.com', { SourceArn: 'arn:aws:events:eu-west-1:1:rule/r' }),
    Rule: resource('AWS::Events::Rule'),
    P2: aPermission('events.amazonaws.com', { SourceArn: arn('Rule') }),
  });
  expect(nodes.map((node) => [node.id, node.kind, 'type' in node ? node.type : ''])).toEqual([
    ['App.Bus', 'event-bus', ''],
    ['App.Fn', 'function', ''],
    ['App.Rule', 'rule', ''],
    ['arn:aws:events:eu-west-1:1:event-bus/b', 'event-bus', ''],
    ['arn:aws:events:eu-west-1:1:rule/r', 'rule', ''],
  ]);
});
