/** Severity of a rule. */
export enum RuleSeverity {
  /** Fails the synth, unless the finding is acknowledged. */
  ERROR = 'error',
  /** Printed and written to the report. */
  WARNING = 'warning',
  /** Printed and written to the report, for information. */
  INFO = 'info',
  /** Turns the rule off in the whole app, without a trace in the report. */
  OFF = 'off',
}

/** What fails the synth. Each level includes those before it, as with `--fail-on` of the command. */
export enum FailOn {
  /** Errors. */
  ERROR = 'error',
  /** Errors and warnings. */
  WARNING = 'warning',
  /** Errors, warnings and checks that could not be decided. */
  UNKNOWN = 'unknown',
  /** Everything that is reported. */
  INFO = 'info',
}

/**
 * Options of `DeliveryChecks`, with the names that the command and its config file use.
 */
export interface DeliveryChecksProps {
  /**
   * Severity by rule id, as listed in RULES.md: `{ 'visibility-covers-retries': RuleSeverity.ERROR }`.
   *
   * `RuleSeverity.OFF` turns a rule off everywhere. To accept a single finding, acknowledge it at its construct, which
   * keeps the reason. The constructor throws an error for an id that does not exist.
   *
   * @default - the severities in RULES.md: an error is what AWS rejects, or what loses or duplicates events in ordinary
   * operation
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/RULES.md
   */
  readonly severities?: { readonly [ruleId: string]: RuleSeverity };

  /**
   * What fails the synth. A finding at or above this level has the severity `error` in the report.
   *
   * A check is unknown where a parameter, an import or another intrinsic hides the value that it needs. Unknown checks
   * are always listed, with what hides the value.
   *
   * @default FailOn.ERROR - an app with values from outside would otherwise never synthesize
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/checking.md
   */
  readonly failOn?: FailOn;

  /**
   * Whether each finding includes the reason for its rule and a link to the AWS documentation, as `verbose` of
   * cdk-nag's packs does.
   *
   * @default false - fact, consequence and fix are enough for those who know the rule
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/checking.md
   */
  readonly verbose?: boolean;

  /**
   * Path of the baseline file, relative to the current directory. It records the findings that exist when the
   * app adopts the checks.
   *
   * A finding in the baseline is not reported and fails nothing. A new one is reported. An entry that no longer occurs
   * is named, so that the baseline can be written again. `--write-baseline` of the command writes the same file. A file
   * that cannot be read fails the synth.
   *
   * @default - no baseline: every finding is reported
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/checking.md
   */
  readonly baseline?: string;

  /**
   * Whether to write the current findings to `baseline` instead of comparing with it. Nothing fails then. Set it for
   * one run only.
   *
   * The constructor throws an error if `baseline` is not set.
   *
   * @default false - findings are compared with the file
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/checking.md
   */
  readonly writeBaseline?: boolean;
}
