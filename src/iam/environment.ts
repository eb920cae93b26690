/** Encodes the environment of a stack. Stacks without a known account or Region share one symbol for each. */
import { environmentOfStack, Stack } from '../template/stack';
import { symbolsOf, SymbolTable, ArnSymbol, SymbolicArn } from './symbolic-arn';

export interface Environment {
  readonly account: SymbolicArn;
  readonly region: SymbolicArn;
  readonly partition: SymbolicArn;
  readonly suffix: SymbolicArn;
}

/** If the Region is hidden, the partition is the usual one. */
const PARTITIONS: readonly (readonly [prefix: string, partition: string, suffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['', 'aws', 'amazonaws.com'],
];

export function environmentOf(stack: Stack, symbols: SymbolTable): Environment {
  const { account = '', region = '' } = environmentOfStack(stack);
  const [, partition, suffix] = PARTITIONS.find(([prefix]) => region.startsWith(prefix))!;
  return {
    account: place(account, 'unknown-account', 'AWS::AccountId', symbols),
    region: place(region, 'unknown-region', 'AWS::Region', symbols),
    partition: symbolsOf(partition),
    suffix: symbolsOf(suffix),
  };
}

function place(text: string, hidden: string, pseudo: string, symbols: SymbolTable): ArnSymbol[] {
  return text === '' || text === hidden ? [symbols.of('environment', pseudo)] : symbolsOf(text);
}
