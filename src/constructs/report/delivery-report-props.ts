/** Format of a report. The command has the same ones. */
export enum ReportFormat {
  /** A page that needs no network: `delivery-report.html`. */
  HTML = 'html',
  /** A picture: `delivery-report.svg`. */
  SVG = 'svg',
  /** Text for a comment on a pull request: `delivery-report.md`. */
  MARKDOWN = 'markdown',
  /** The delivery graph and its stories, which a later report can be compared with: `delivery-report.json`. */
  JSON = 'json',
}

/**
 * Props of a report that is written at synth.
 */
export interface DeliveryReportProps {
  /**
   * The formats to write, one file for each.
   *
   * @default [ReportFormat.HTML] - one page that needs no network
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/report.md
   */
  readonly formats?: ReportFormat[];

  /**
   * Limits the report to deliveries whose id, names, construct paths or stack contain this text. `*` stands for any
   * text.
   *
   * @default - every delivery of the app
   * @see https://github.com/cdk-lambda-delivery/cdk-lambda-delivery/blob/main/docs/report.md
   */
  readonly only?: string;
}
