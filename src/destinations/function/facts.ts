import { DestinationFacts } from '../destination-facts';

export const FUNCTION_DESTINATION: DestinationFacts = {
  kind: 'function',
  noun: 'a function',
  service: 'lambda',
  takes: ['async-success', 'async-failure'],
  actions: ['lambda:InvokeFunction'],
  keyActions: [],
};
