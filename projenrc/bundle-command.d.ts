/** Returns the source files of the bundle. */
export function bundleCommand(outfile: string): readonly string[];
