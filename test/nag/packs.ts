/** cdk-nag's packs, run for real over an app, and what of it the library acknowledges. */
import { App, Validations } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks,
} from 'cdk-nag';
import { IConstruct } from 'constructs';

export interface Finding {
  /** As the pack names it: `AwsSolutions-IAM5[Resource::*]`. */
  readonly id: string;
  readonly path: string;
}

export interface Pack {
  /** As it starts the ids of its findings. */
  readonly name: string;
  readonly make: (app: App) => NagPack;
}

export const AWS_SOLUTIONS: Pack = { name: 'AwsSolutions', make: (app) => new AwsSolutionsChecks(app) };

export const OTHER_PACKS: readonly Pack[] = [
  { name: 'Serverless', make: (app) => new ServerlessChecks(app) },
  { name: 'HIPAA.Security', make: (app) => new HIPAASecurityChecks(app) },
  { name: 'NIST.800.53.R4', make: (app) => new NIST80053R4Checks(app) },
  { name: 'NIST.800.53.R5', make: (app) => new NIST80053R5Checks(app) },
  { name: 'PCI.DSS.321', make: (app) => new PCIDSS321Checks(app) },
];

/** Unacknowledged findings; acknowledgments that need settled references are there only after a synth. */
export function findingsOf(pack: Pack, at: IConstruct): Finding[] {
  const app = at.node.root as App;
  app.synth();
  return pack.make(app).validateScope(app).violations.flatMap(({ ruleName, violatingResources }) =>
    violatingResources.map(({ constructPath }) => ({ id: ruleName, path: constructPath ?? '' })));
}

/** The prefix of what newer releases of aws-cdk-lib acknowledge of their own validator on their own resources. */
const OF_THE_VALIDATOR = 'CloudFormation-Validate::';

/** Every acknowledged id with its reason, by the path of the construct that carries it. */
export function acknowledgmentsIn(at: IConstruct): Record<string, Record<string, string>> {
  const app = at.node.root as App;
  app.synth();
  const carriers = app.node.findAll().map((construct) => [
    construct.node.path,
    Object.fromEntries(construct.node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) => Object.entries(data as Record<string, string>))
      .filter(([id]) => !id.startsWith(OF_THE_VALIDATOR))),
  ] as const);
  return Object.fromEntries(carriers.filter(([, reasons]) => Object.keys(reasons).length > 0));
}
