/** Of test files, those that load aws-cdk-lib. */
export default function testsThatMeetCdk(paths: readonly string[]): Promise<{ readonly filtered: string[] }>;
