import { serviceName } from '../../src/facts/service-names';

test.each([['sns', 'SNS'], ['lambda.alarms.cloudwatch', 'CloudWatch'], ['iotevents', 'service iotevents']])('the service %s is named %s', (service, name) => {
  expect(serviceName(service)).toBe(name);
});
