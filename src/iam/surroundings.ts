/** Where a stack is deployed, as tokens: account and Region are written out where the assembly says them, else symbols that all such stacks share. */
import { Stack } from '../template/stack';
import { chars, Symbols, Token, Tokens } from './tokens';

export interface Surroundings {
  readonly account: Tokens;
  readonly region: Tokens;
  readonly partition: Tokens;
  readonly suffix: Tokens;
}

/** Where the Region is hidden, the partition is taken for the usual one. */
const PARTITIONS: readonly (readonly [prefix: string, partition: string, suffix: string])[] = [
  ['cn-', 'aws-cn', 'amazonaws.com.cn'],
  ['us-gov-', 'aws-us-gov', 'amazonaws.com'],
  ['', 'aws', 'amazonaws.com'],
];

export function surroundingsOf({ environment }: Stack, symbols: Symbols): Surroundings {
  const [account = '', region = ''] = environment.replace(/^aws:\/\//, '').split('/');
  const [, partition, suffix] = PARTITIONS.find(([prefix]) => region.startsWith(prefix))!;
  return {
    account: place(account, 'unknown-account', 'AWS::AccountId', symbols),
    region: place(region, 'unknown-region', 'AWS::Region', symbols),
    partition: chars(partition),
    suffix: chars(suffix),
  };
}

function place(text: string, hidden: string, pseudo: string, symbols: Symbols): Token[] {
  return text === '' || text === hidden ? [symbols.of('place', pseudo)] : chars(text);
}
