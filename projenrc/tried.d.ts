export interface Tried {
  readonly assembly: { readonly types: object; readonly targets: object; readonly dependencies?: object };
  readonly tablets: ReadonlyArray<{ readonly snippets: object }>;
  readonly files: Readonly<Record<string, string>>;
  readonly others: unknown;
}

/** What a language has of its own, as one digest. */
export function digestOf(language: string, tried: Tried): string;
