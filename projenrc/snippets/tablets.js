/** Where the snippets are, with their translations. */
const FILE = '.jsii.tabl.json';

/** The package that `docs.ts` writes, and its assembly. jsii-docgen would take one of the usual name for that of the project. */
exports.DOCS = 'cdk.out/snippets/docs';
exports.DOCS_ASSEMBLY = `${exports.DOCS}/assembly.json`;

/** Of the README and doc comments, which the packages ship, and of `docs`. */
exports.TABLETS = [FILE, `${exports.DOCS}/${FILE}`];
