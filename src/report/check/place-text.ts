/**
 * Writes where a result is, the line first, so that terminals and editors open it:
 * `lib/shop.ts:21:5: Shop/Orders/Resource (OrdersA1B2): VisibilityTimeout` where the code of a CDK app is known, else
 * `Shop.yaml:12:7: SaveOrdered (Events.Ordered of Save): …`.
 */
import { Result } from '../../checks/result';
import { CheckReport, Region } from './check-report';
import { FindingPlace } from './places';

export class PlaceTexts {
  private readonly regions: ReadonlyMap<Result, Region>;

  /** `results` are those of the report whose places are asked for. */
  public constructor(private readonly report: CheckReport, results: readonly Result[]) {
    this.regions = report.positions.regions(results.filter((result) => report.positions.code(result) === undefined));
  }

  public ofPlace({ finding, repeated }: FindingPlace): string {
    return repeated === undefined ? this.of(finding) : `${this.repeatedIn(repeated, finding)} (in ${repeated.stages.join(', ')})`;
  }

  public of(result: Result): string {
    const { at: { stack, logicalId, path } } = result;
    const { positions } = this.report;
    const origin = positions.origin(result);
    const name = path !== undefined ? `${path} (${logicalId})` : origin === undefined ? logicalId : `${logicalId} (${origin})`;
    const line = this.lineOf(result);
    return line === undefined
      ? `${name}${propertyText(result)} in ${positions.file(stack) ?? stack}`
      : `${line}: ${name}${propertyText(result)}`;
  }

  private repeatedIn({ path }: Required<FindingPlace>['repeated'], finding: Result): string {
    const line = this.report.positions.code(finding) === undefined ? '' : `${this.lineOf(finding)}: `;
    return `${line}${path} (${finding.at.logicalId})${propertyText(finding)}`;
  }

  private lineOf(result: Result): string | undefined {
    const code = this.report.positions.code(result);
    if (code !== undefined) return `${code.file}:${code.line}:${code.column}`;
    const [file, region] = [this.report.positions.file(result.at.stack), this.regions.get(result)];
    return file === undefined || region === undefined ? undefined : `${file}:${region.startLine}:${region.startColumn}`;
  }
}

function propertyText({ property }: Result): string {
  return property === '' ? '' : `: ${property}`;
}
