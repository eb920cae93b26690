/** Formats a resolved ARN as cdk-nag does in finding ids: `<Bucket.Arn>/*`. */
export function formatForNag(value: unknown): string {
  if (typeof value === 'string') {
    return value.replace(/\$\{/g, '<').replace(/\}/g, '>');
  }
  const [[intrinsic, argument]] = Object.entries(value as Record<string, unknown>);
  return (INTRINSICS[intrinsic] ?? (() => JSON.stringify(value)))(argument);
}

const INTRINSICS: Readonly<Record<string, (argument: unknown) => string>> = {
  'Fn::Join': (argument) => {
    const [delimiter, parts] = argument as [string, unknown[]];
    return parts.map(formatForNag).join(delimiter);
  },
  'Fn::Sub': formatForNag,
  'Fn::ImportValue': formatForNag,
  'Fn::GetAtt': (argument) => `<${(argument as unknown[]).map(formatForNag).join('.')}>`,
  'Ref': (argument) => `<${formatForNag(argument)}>`,
};
