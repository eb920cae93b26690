import { WRITE_ACTIONS } from '../../facts/write-actions';
import { DestinationFacts } from '../destination-facts';

export const FUNCTION_DESTINATION: DestinationFacts = {
  kind: 'function',
  service: 'lambda',
  types: ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version'],
  takes: ['async-success', 'async-failure'],
  actions: WRITE_ACTIONS.function,
  keyActions: [],
};
