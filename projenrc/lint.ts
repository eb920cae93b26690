/** Lint rules beyond projen's own: each catches something that the compiler lets through. */
import { javascript } from 'projen';

/** A file longer than this is two files. */
export const MAX_LINES = 250;

export function tightenLint(eslint: javascript.Eslint, ownName: string): void {
  eslint.addRules({
    // projen's order; an example imports this library as it does any other.
    'import/order': ['error', {
      groups: ['builtin', 'external', 'parent', 'sibling', 'index'],
      alphabetize: { order: 'asc', caseInsensitive: true },
      pathGroups: [{ pattern: ownName, group: 'external' }],
      pathGroupsExcludedImportTypes: [],
    }],
    'eqeqeq': ['error', 'always', { null: 'ignore' }],
    'prefer-const': ['error'],
    'no-throw-literal': ['error'],
    'no-cond-assign': ['error', 'always'],
    '@typescript-eslint/no-unused-expressions': ['error'],
    '@stylistic/block-spacing': ['error'],
    '@typescript-eslint/consistent-type-exports': ['error', { fixMixedExportsWithInlineTypeSpecifier: true }],
    '@typescript-eslint/no-explicit-any': ['error'],
    '@typescript-eslint/no-unnecessary-type-assertion': ['error'],
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/no-unnecessary-boolean-literal-compare': ['error'],
    '@typescript-eslint/prefer-readonly': ['error'],
  });
  eslint.addOverride({ files: ['src/**/*.ts'], rules: { 'max-lines': ['error', { max: MAX_LINES }] } });
  // A review shows two files side by side. Tests keep projen's 150 columns for their tables.
  eslint.addOverride({
    files: ['src/**/*.ts', 'bench/**/*.ts', 'projenrc/**/*.ts'],
    rules: {
      '@stylistic/max-len': ['error', {
        code: 120,
        ignoreUrls: true,
        ignoreStrings: true,
        ignoreTemplateLiterals: true,
        ignoreComments: true,
        ignoreRegExpLiterals: true,
      }],
    },
  });
  // The bundles carry what these import.
  eslint.addOverride({ files: ['src/cli/**', 'src/template/**'], rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true }] } });
  // Only the command speaks to the terminal.
  eslint.addOverride({ files: ['src/**/*.ts'], excludedFiles: ['src/cli/**'], rules: { 'no-console': ['error'] } });
  // jsii has `any` for a JSON value of the user's, and no `unknown`.
  eslint.addOverride({ files: ['src/**/*-props.ts'], rules: { '@typescript-eslint/no-explicit-any': ['off'] } });
}
