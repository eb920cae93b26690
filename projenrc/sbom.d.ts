export interface Component {
  readonly 'type': 'library';
  readonly 'bom-ref': string;
  readonly 'group'?: string;
  readonly 'name': string;
  readonly 'version': string;
  readonly 'licenses': readonly object[];
  readonly 'purl': string;
  /** Where the package holds it. */
  readonly 'evidence'?: { readonly occurrences: readonly { readonly location: string }[] };
}

export interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** The bill of materials of the package in `root`, where each bundle of `bundles` was made from those files. */
export function sbom(root: string, bundles: Readonly<Record<string, readonly string[]>>): Bom;
