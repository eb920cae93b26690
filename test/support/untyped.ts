/** What a template may hold, and what a caller without a compiler may give. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Untyped = any;
