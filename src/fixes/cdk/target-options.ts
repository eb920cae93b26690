/** Options of the target of a rule or a schedule, which the L2 constructs take apart from their own options. */
import { memberOrItem, own } from '../../template/json';
import { TemplateEdit } from '../difference';
import { CdkNames } from './cdk-names';
import { construct, Form, number, seconds } from './forms';

export interface TargetEdit {
  /** What has the options: `the target of Shop/Nightly`, or `target 1 of Shop/Nightly`. */
  readonly place: string;
  readonly construct: string;
  readonly lines: readonly string[];
}

const DEAD_LETTERS: Form = construct('AWS::SQS::Queue');
const FORMS: readonly (readonly [path: string, option: string, form: Form])[] = [
  ['DeadLetterConfig.Arn', 'deadLetterQueue', DEAD_LETTERS],
  ['RetryPolicy.MaximumEventAgeInSeconds', 'maxEventAge', seconds],
  ['RetryPolicy.MaximumRetryAttempts', 'retryAttempts', number],
];

/** The class of a target by what its ARN names. */
const OF_RULE: ReadonlyMap<string, string> = new Map([
  ['AWS::Kinesis::Stream', 'targets.KinesisStream'],
  ['AWS::Lambda::Alias', 'targets.LambdaFunction'],
  ['AWS::Lambda::Function', 'targets.LambdaFunction'],
  ['AWS::Lambda::Version', 'targets.LambdaFunction'],
  ['AWS::SQS::Queue', 'targets.SqsQueue'],
]);
const OF_SCHEDULE: ReadonlyMap<string, string> = new Map([
  ['AWS::Kinesis::Stream', 'schedulerTargets.KinesisStreamPutRecord'],
  ['AWS::Lambda::Alias', 'schedulerTargets.LambdaInvoke'],
  ['AWS::Lambda::Function', 'schedulerTargets.LambdaInvoke'],
  ['AWS::Lambda::Version', 'schedulerTargets.LambdaInvoke'],
  ['AWS::SQS::Queue', 'schedulerTargets.SqsSendMessage'],
]);

const CLASSES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ['AWS::Events::Rule', OF_RULE], ['AWS::Scheduler::Schedule', OF_SCHEDULE],
]);

const AT_TARGET = /^Properties\.(Targets\.\d{1,4}|Target)\.(.+)$/s;
const FUNCTION_ARN = /^arn:[^:]+:lambda:[^:]+:[^:]+:function:/;

/** Undefined if the edit is of something else, or the target takes no such option. */
export function targetEdit(logicalId: string, edit: TemplateEdit, names: CdkNames): TargetEdit | undefined {
  const [, target, inner] = AT_TARGET.exec(edit.path) ?? [];
  const type = names.type(logicalId);
  const classes = CLASSES.get(type ?? '');
  if (target === undefined || classes === undefined || edit.value === undefined) return undefined;
  if (names.isLowLevel(logicalId)) return undefined;
  const settings = target.split('.').reduce(memberOrItem, names.properties(logicalId));
  const name = className(own(settings, 'Arn'), classes, names);
  const [head] = inner.split('.');
  const told = FORMS.filter(([path]) => path.startsWith(`${head}.`) && path.split('.').reduce(own, settings) !== undefined);
  const lines = told.flatMap(([path, option, form]) => {
    const words = form(path.split('.').reduce(own, settings), names);
    return words === undefined ? [] : [`${option}: ${words},`];
  });
  const isWhole = Object.keys(Object(own(settings, head))).length === lines.length;
  if (name === undefined || lines.length === 0 || !isWhole) return undefined;
  return { place: placeOf(logicalId, target, names), construct: name, lines };
}

function placeOf(logicalId: string, target: string, names: CdkNames): string {
  const all = own(names.properties(logicalId), 'Targets');
  const [, index] = target.split('.');
  return `${Array.isArray(all) && all.length > 1 ? `target ${index}` : 'the target'} of ${names.place(logicalId)}`;
}

function className(arn: unknown, classes: ReadonlyMap<string, string>, names: CdkNames): string | undefined {
  if (typeof arn === 'string') return FUNCTION_ARN.test(arn) ? classes.get('AWS::Lambda::Function') : undefined;
  return classes.get(names.typeBehind(arn) ?? '');
}
