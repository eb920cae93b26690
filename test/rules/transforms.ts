/**
 * The same defect written in other ways: through an alias or a version, across stacks, behind a parameter or a condition, about a resource from
 * outside. Each takes the templates of a bad fixture and changes how they say it, not what they say.
 */
import { Json } from '../template/app-of';
import { Fixture, hide, Template, valueAt } from './fixture';

export type Stacks = Readonly<Record<string, Template>>;
export type Transform = (fixture: Fixture) => Stacks | undefined;

export const TRANSFORMS: Readonly<Record<string, Transform>> = {
  'direct': ({ template }) => ({ App: template }),
  'alias': ({ template }) => throughQualifier(template, 'AWS::Lambda::Alias', { Name: 'steady', FunctionVersion: '7' }, 'steady'),
  'version': ({ template }) => throughQualifier(template, 'AWS::Lambda::Version', {}, { 'Fn::GetAtt': ['Qualified', 'Version'] }),
  'cross-stack': ({ template }) => acrossStacks(template),
  'parameter': ({ template, inputs }) => inputs[0] && { App: hide(template, inputs[0]) },
  'Fn::If': (fixture) => behindCondition(fixture),
  'import': (fixture) => imported(fixture),
};

const KEPT_BESIDE_FUNCTION: ReadonlySet<string> = new Set([
  'AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version', 'AWS::Lambda::EventSourceMapping', 'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Permission', 'AWS::Lambda::Url', 'AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::ApiGatewayV2::Integration',
]);

/** Everything that names the function `Handler` names an alias or a version of it instead. */
function throughQualifier(template: Template, type: string, properties: Json, qualifier: unknown): Stacks | undefined {
  const names = (value: Json): boolean => value.Ref === 'Handler' || JSON.stringify(value) === '{"Fn::GetAtt":["Handler","Arn"]}';
  const Resources: Record<string, Json> = {};
  let found = false;
  for (const [id, resource] of Object.entries(template.Resources)) {
    if (/::(?:Alias|Version)$/.test(String(resource.Type))) return undefined;
    if (resource.Type === 'AWS::Lambda::EventInvokeConfig') {
      const settings = resource.Properties as Json;
      Resources[id] = settings.Qualifier === '$LATEST' ? { ...resource, Properties: { ...settings, Qualifier: qualifier } } : resource;
      continue;
    }
    Resources[id] = mapped(resource, (value) => {
      if (!names(value)) return undefined;
      found = true;
      return { Ref: 'Qualified' };
    }) as Json;
  }
  Resources.Qualified = { Type: type, Properties: { FunctionName: { Ref: 'Handler' }, ...properties } };
  return found ? { App: { ...template, Resources } } : undefined;
}

/** Sources, destinations and what belongs to them stand in a stack of their own, which exports them. */
function acrossStacks(template: Template): Stacks | undefined {
  const isApart = (id: string): boolean => !KEPT_BESIDE_FUNCTION.has(String(template.Resources[id]?.Type));
  const stacks: Record<string, Record<string, Json>> = { App: {}, Store: {} };
  const outputs: Record<string, Record<string, Json>> = { App: {}, Store: {} };
  for (const [id, resource] of Object.entries(template.Resources)) {
    const home = isApart(id) ? 'Store' : 'App';
    const { DependsOn, ...rest } = resource;
    const waits = [DependsOn].flat().filter((other): other is string => typeof other === 'string' && isApart(other) === isApart(id));
    stacks[home][id] = mapped({ ...rest, ...(waits.length === 0 ? {} : { DependsOn: waits }) }, (value) => {
      const [name, attribute] = referenced(value);
      if (name === undefined || template.Resources[name] === undefined || isApart(name) === isApart(id)) return undefined;
      const away = isApart(name) ? 'Store' : 'App';
      const exported = `${away}-${name}-${attribute ?? 'Ref'}`;
      outputs[away][exported.replace(/\W/g, '')] = { Value: value, Export: { Name: exported } };
      return { 'Fn::ImportValue': exported };
    }) as Json;
  }
  if (Object.keys(stacks.Store).length === 0) return undefined;
  return { App: { ...template, Resources: stacks.App, Outputs: outputs.App }, Store: { Resources: stacks.Store, Outputs: outputs.Store } };
}

/** One of two values, of which the second is the documented default. */
function behindCondition({ template, inputs: [input] }: Fixture): Stacks | undefined {
  if (input === undefined) return undefined;
  const bad = input.path === undefined ? undefined : valueAt(template, input);
  const value = input.value ?? { 'Fn::If': ['Hidden', bad ?? { Ref: 'AWS::NoValue' }, { Ref: 'Hidden' }] };
  return { App: hide(template, { ...input, value }) };
}

const ARNS: Readonly<Record<string, (fifo: string) => string>> = {
  'AWS::SQS::Queue': (fifo) => `arn:aws:sqs:eu-west-1:444455556666:elsewhere${fifo}`,
  'AWS::SNS::Topic': (fifo) => `arn:aws:sns:eu-west-1:444455556666:elsewhere${fifo}`,
  'AWS::Kinesis::Stream': () => 'arn:aws:kinesis:eu-west-1:444455556666:stream/elsewhere',
  'AWS::DynamoDB::Table': () => 'arn:aws:dynamodb:eu-west-1:444455556666:table/elsewhere/stream/2026-01-01T00:00:00.000',
  'AWS::S3::Bucket': () => 'arn:aws:s3:::elsewhere',
  'AWS::MSK::ServerlessCluster': () => 'arn:aws:kafka:eu-west-1:444455556666:cluster/elsewhere/00000000-0000-0000-0000-000000000000-1',
  'AWS::Lambda::Function': () => 'arn:aws:lambda:eu-west-1:444455556666:function:elsewhere',
  'AWS::Events::EventBus': () => 'arn:aws:events:eu-west-1:444455556666:event-bus/elsewhere',
  'AWS::Events::Rule': () => 'arn:aws:events:eu-west-1:444455556666:rule/elsewhere',
};

/** A resource is outside the app, and its ARN is all that is said of it. */
function imported({ template, import: id }: Fixture): Stacks | undefined {
  const outside = id === undefined ? undefined : template.Resources[id];
  const arn = ARNS[String(outside?.Type)];
  if (id === undefined || outside === undefined || arn === undefined) return undefined;
  const { FifoQueue, FifoTopic } = (outside.Properties ?? {}) as Json;
  const text = arn(FifoQueue === true || FifoTopic === true ? '.fifo' : '');
  const { [id]: _, ...others } = template.Resources;
  return { App: { ...template, Resources: mapped(others, (value) => (referenced(value)[0] === id ? text : undefined)) as Template['Resources'] } };
}

function referenced(value: Json): readonly [string?, string?] {
  if (typeof value.Ref === 'string') return [value.Ref];
  const attribute = value['Fn::GetAtt'];
  return Array.isArray(attribute) ? [attribute[0], attribute[1]] : [];
}

/** A copy in which `replace` stands for the objects that it knows. */
function mapped(value: unknown, replace: (value: Json) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, replace));
  if (typeof value !== 'object' || value === null) return value;
  const replaced = replace(value as Json);
  return replaced ?? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapped(inner, replace)]));
}
