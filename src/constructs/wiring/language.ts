/**
 * The language of the app, so that errors and hints have the words of its users. jsii names it in the environment:
 * `Python/3.12.1`, `Java/17.0.15`, `DotNet/8.0`, `go1.26.8/linux/amd64`. Without it, an app is in TypeScript or JavaScript.
 */
type Language = 'python' | 'java' | 'csharp' | 'go' | 'typescript';

const AGENTS = [['python', 'python'], ['java/', 'java'], ['dotnet', 'csharp'], ['go', 'go']] as const;

export function languageOfApp(): Language {
  const agent = (process.env.JSII_AGENT ?? '').toLowerCase();
  return AGENTS.find(([start]) => agent.startsWith(start))?.[1] ?? 'typescript';
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Keywords of Python that are names of props; jsii puts a line behind them. */
export const PYTHON_KEYWORDS: ReadonlySet<string> = new Set(['except', 'from', 'global', 'import', 'in', 'lambda', 'with']);

function snakeCase(name: string): string {
  const snake = name.replace(/(?<=[a-z\d])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
  return PYTHON_KEYWORDS.has(snake) ? `${snake}_` : snake;
}

const SPELLINGS: Partial<Record<Language, (name: string) => string>> = {
  python: snakeCase,
  csharp: capitalized,
  go: capitalized,
};

/** A prop, or a path of props such as `asynchronous.retryAttempts`, as the language of the app spells it. Other words stay. */
export function spellProp(prop: string): string {
  const spell = SPELLINGS[languageOfApp()];
  return spell === undefined || prop.includes(' ') ? prop : prop.split('.').map(spell).join('.');
}

/** What users type to run the command: Python's package brings it, and the others take it from npm. */
export function commandOfApp(version: string): string {
  switch (languageOfApp()) {
    case 'python': return 'cdk-lambda-delivery';
    case 'typescript': return 'npx cdk-lambda-delivery';
    default: return `npx --yes cdk-lambda-delivery@${version}`;
  }
}
