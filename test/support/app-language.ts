/** Runs something as an app of another language does, of which jsii tells the name and version. */
export function inAppOf<T>(agent: string, run: () => T): T {
  const before = process.env.JSII_AGENT;
  process.env.JSII_AGENT = agent;
  try {
    return run();
  } finally {
    if (before === undefined) delete process.env.JSII_AGENT;
    else process.env.JSII_AGENT = before;
  }
}
