import { aConfig, aFunction, graphOf, nodeOf, ref, resource } from '../../template/app-of';

test.each<[string, object, boolean]>([['standard', {}, false], ['FIFO', { FifoTopic: true }, true]])('a %s topic', (_, properties, fifo) => {
  expect(nodeOf('App.T', {
    Fn: aFunction(), T: resource('AWS::SNS::Topic', { ...properties }), C: aConfig({ DestinationConfig: { OnFailure: { Destination: ref('T') } } }),
  })).toMatchObject({ kind: 'topic', fifo });
});

test.each<[unknown, unknown]>([
  ['arn:aws:sns:eu-west-1:1:t', false],
  ['arn:aws:sns:eu-west-1:1:t.fifo', true],
  [{ 'Fn::Sub': 'arn:aws:sns:eu-west-1:1:${AWS::StackId}' }, { unknown: 'arn:aws:sns:eu-west-1:1:${AWS::StackId}' }],
  [{ 'Fn::Sub': 'arn:aws:sns:eu-west-1:1:${AWS::StackId}.fifo' }, true],
  [{ 'Fn::Sub': 'arn:aws:sns:eu-west-1:1:${AWS::StackId}fo' }, { unknown: 'arn:aws:sns:eu-west-1:1:${AWS::StackId}fo' }],
])('the ARN %j shows whether the topic is FIFO', (destination, fifo) => {
  const { nodes } = graphOf({ Fn: aFunction(), C: aConfig({ DestinationConfig: { OnFailure: { Destination: destination } } }) });
  expect(nodes).toContainEqual(expect.objectContaining({ kind: 'topic', fifo }));
});
