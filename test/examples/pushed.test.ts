/** The apps of pushed sources and of callers that wait: where their events end, and what the rules say of an exit that nobody uses. */
import { check } from '../../src/checks/check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { reportOf } from '../../src/report/report';
import { textReport } from '../../src/report/text';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { invoke } from './invoke';
import { Example } from './synthesize';

const graphOf = ({ template }: Example) => readDeliveryGraph(new TemplateApp([{ name: 'App', template }]));

describe('media', () => {
  const media = Example.run('media', { 'aws:cdk:enable-path-metadata': true });

  test('cdk-nag and our own checks have nothing to say', () => {
    expect(media.findings).toEqual([]);
    expect(check(graphOf(media), ALL_RULES).findings).toEqual([]);
  });

  test('six sources invoke the alias or the function that watches its log, and every failed event has an exit', () => {
    const report = textReport(reportOf(graphOf(media)), 200);
    const sources = ['rule Uploaded', 'rule Requested', 'schedule Nightly', 'topic Rights', 'log group', 'AWS::IoT::TopicRule'];
    expect(sources.filter((source) => !report.includes(source))).toEqual([]);
    expect(report).toMatch(/6 deliveries: 6 keep every failed event and tell somebody\n/);
  });

  test('all triggers of the alias share one set of settings', () => {
    expect(media.ofType('AWS::Lambda::EventInvokeConfig').map(({ Properties }) => [Properties.Qualifier, Properties.MaximumRetryAttempts])).toEqual(
      expect.arrayContaining([['live', 1], ['$LATEST', 2]]),
    );
    expect(media.ofType('AWS::Lambda::EventInvokeConfig')).toHaveLength(2);
  });

  test('a deployment rolls back when the failure queue of the alias grows', () => {
    const [{ Properties }] = media.ofType('AWS::CodeDeploy::DeploymentGroup');
    expect(Properties.AlarmConfiguration.Alarms).toHaveLength(4);
  });

  test.each([
    ['an upload', { detail: { object: { key: 'cat.png' } } }, 'cat.png'],
    ['a request', { detail: { key: 'dog.png' } }, 'dog.png'],
    ['a message', { Records: [{ Sns: { Message: 'owl.png' } }] }, 'owl.png'],
    ['a camera', { picture: 'yard.jpg' }, 'yard.jpg'],
    ['the schedule', { job: 'sweep' }, 'sweep'],
  ])('the handler takes %s', (_, event, key) => {
    expect(invoke('media', 'resize', event).response).toEqual({ key });
  });

  test('and throws on anything else, so that Lambda tries again', () => {
    expect(invoke('media', 'resize', {}).error).toMatch(/^Neither an upload/);
  });
});

describe('callers', () => {
  const callers = Example.run('callers', { 'aws:cdk:enable-path-metadata': true });

  test('nobody needs an exit, since every caller gets the error and keeps the event', () => {
    const report = textReport(reportOf(graphOf(callers)), 200);
    const waiting = report.split('\n').filter((line) => line.includes('the caller gets the error')).map((line) => line.split(/ {2,}/)[0]);
    expect([...new Set(waiting)]).toEqual([
      'AWS::ElasticLoadBalancingV2::TargetGroup Balancer/Function', 'AWS::Lambda::Url ByUrl/Aliaslive/FunctionUrl', 'API Http',
      'API Rest (Rest/Default/ANY)', 'API Rest (Rest/Default/{proxy+}/ANY)', 'API WebSocket',
    ]);
    expect(report).not.toContain('NOWHERE');
  });

  test('the rule says that a dead-letter queue does nothing there, and the example acknowledges it', () => {
    expect(check(graphOf(callers), ALL_RULES).findings.map(({ rule }) => rule)).toContain('dead-letter-queue-is-used');
    expect(callers.findings.flatMap((report) => (report as { violations?: unknown[] }).violations ?? [])).toEqual([]);
  });

  test('the function URL belongs to the alias and answers one site', () => {
    expect(callers.ofType('AWS::Lambda::Url')[0].Properties).toMatchObject({
      Qualifier: 'live', AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['https://shop.example.com'], AllowMethods: ['POST'], AllowCredentials: true },
    });
  });

  test('the load balancer passes every value of a header', () => {
    expect(callers.ofType('AWS::ElasticLoadBalancingV2::TargetGroup')[0].Properties.TargetGroupAttributes)
      .toContainEqual({ Key: 'lambda.multi_value_headers.enabled', Value: 'true' });
  });

  test('the handler answers, and refuses what is no JSON', () => {
    expect(invoke('callers', 'answer', { body: '{"a":1}' }).response).toMatchObject({ statusCode: 200, body: '{"received":{"a":1}}' });
    expect(invoke('callers', 'answer', { body: '{' }).response).toMatchObject({ statusCode: 400 });
  });
});
