/** Returns the source files of the bundle. */
export function bundleCommand(outfile: string): readonly string[];
/** The source files of each bundle that ships, by the bundle's path. */
export function bundledFiles(): Readonly<Record<string, readonly string[]>>;

/** The script of the page that `report --format html` writes. */
export function pageScript(): string;
