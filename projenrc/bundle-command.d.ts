/** Answers which files went into it. */
export function bundleCommand(outfile: string): readonly string[];
