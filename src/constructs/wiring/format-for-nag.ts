/** Formats a resolved ARN as cdk-nag does in finding ids: `<Bucket.Arn>/*`. */
export function flatten(value: unknown): string {
  if (typeof value === 'string') {
    return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  }
  const [[intrinsic, argument]] = Object.entries(value as Record<string, unknown>);
  return (INTRINSICS[intrinsic] ?? (() => JSON.stringify(value)))(argument);
}

const INTRINSICS: Readonly<Record<string, (argument: unknown) => string>> = {
  'Fn::Join': (argument) => {
    const [delimiter, parts] = argument as [string, unknown[]];
    return parts.map(flatten).join(delimiter);
  },
  'Fn::Sub': flatten,
  'Fn::ImportValue': flatten,
  'Fn::GetAtt': (argument) => `<${(argument as unknown[]).map(flatten).join('.')}>`,
  'Ref': (argument) => `<${flatten(argument)}>`,
};
