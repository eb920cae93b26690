export interface GoModule {
  readonly name: string;
  readonly folder: string;
}

/** The modules that were made, by the names of their folders. */
export function goModules(): readonly GoModule[];
