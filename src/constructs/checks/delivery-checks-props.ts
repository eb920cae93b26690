/** How much a finding weighs at synth. */
export enum RuleSeverity {
  /** Fails the synth, unless it is acknowledged. */
  ERROR = 'error',
  /** Printed and written into the report. */
  WARNING = 'warning',
  /** Worth knowing; printed and written into the report. */
  INFO = 'info',
}

/** What `DeliveryChecks` does otherwise than by default. */
export interface DeliveryChecksProps {
  /**
   * Another severity for a rule, by its id as in RULES.md: `{ 'visibility-covers-retries': RuleSeverity.ERROR }`.
   *
   * An id that is no rule's is refused when the checks are made.
   *
   * @default - each rule's own, as RULES.md lists them: errors are what AWS rejects and what loses or doubles events in the ordinary course
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/RULES.md
   */
  readonly severities?: { readonly [ruleId: string]: RuleSeverity };

  /**
   * Ids of rules that are not asked at all, anywhere in the app, and so leave no trace in the report.
   *
   * To accept one finding, acknowledge it where it is instead: that keeps the reason. An id that is no rule's is refused when the checks are made.
   *
   * @default - none: every rule is asked, since nobody else asks
   */
  readonly excludedRules?: string[];

  /**
   * Whether what could not be decided fails the synth like an error.
   *
   * A check is undecided where a parameter, an import or another intrinsic hides the value that it needs. It is always listed, with what hides it.
   *
   * @default false - an app that takes values from outside would otherwise not synthesize at all
   */
  readonly failOnUnknown?: boolean;

  /**
   * Whether every finding also says why its rule exists and which page of AWS says so, as `verbose` of cdk-nag's packs does.
   *
   * What is found and what could not be decided is listed either way.
   *
   * @default false - fact, consequence and fix are enough for who knows the rule
   */
  readonly verbose?: boolean;

  /**
   * A file that holds what the app has found on the day that it adopted the checks; a path from the current directory.
   *
   * What it knows is neither told nor fails the synth; what is new does; what is gone is named, so that the file can be written anew. The
   * command's `--write-baseline` writes the same file. One that cannot be read fails the synth.
   *
   * @default - none: everything that is found is told
   */
  readonly baselineFile?: string;

  /**
   * Whether `baselineFile` is written with what is found now, instead of being compared. Nothing fails then. For one run, not for good.
   *
   * Needs `baselineFile`, and is refused without it.
   *
   * @default false - the file is compared
   */
  readonly writeBaseline?: boolean;
}
