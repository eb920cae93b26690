export declare const DOCS: string;
export declare const DOCS_ASSEMBLY: string;
export declare const TABLETS: readonly string[];
