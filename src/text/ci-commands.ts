/**
 * Breaks what a CI system would take for a command when it finds it in the log of a job: text of a template could set
 * variables, hide later output or forge errors.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 * @see https://learn.microsoft.com/en-us/azure/devops/pipelines/scripts/logging-commands
 * @see https://www.jetbrains.com/help/teamcity/service-messages.html
 * @see https://buildkite.com/docs/pipelines/configure/managing-log-output
 */

/** GitHub and Azure Pipelines (`##[error]`, `##vso[…]`), TeamCity (`##teamcity[…]`): anywhere in a line. */
const ANYWHERE = /##([\w.-]*)\[/g;
/** GitHub (`::error::`), after blanks too, and the groups of Buildkite. GitLab's sections need control characters. */
const AT_START = /^(\s*)(::|--- |\+\+\+ |~~~ |\^\^\^ )/;

/** `spell` writes one character in another way, which the format reads as the same character. */
export type Spell = (character: string) => string;

/** Breaks commands in a text that may begin a line. */
export function breakCommands(text: string, spell: Spell): string {
  return breakCommandsInside(text, spell)
    .replace(AT_START, (_, blanks: string, mark: string) => `${blanks}${spell(mark.charAt(0))}${mark.slice(1)}`);
}

/** Breaks commands in a text of which no line begins with text of a template. */
export function breakCommandsInside(text: string, spell: Spell): string {
  return text.replace(ANYWHERE, (_, name: string) => `#${spell('#')}${name}[`);
}
