/** The translations of snippets: what jsii-rosetta gets wrong is mended, and what does not work is told. */
import { judge } from '../../projenrc/snippets/judge';
import { mendGo } from '../../projenrc/snippets/mend-go';
import { mendJava } from '../../projenrc/snippets/mend-java';
import { mendPython } from '../../projenrc/snippets/mend-python';
import { Facts } from '../../projenrc/snippets/tablet';
import { importsOf, propertiesRead, variablesOf } from '../../projenrc/snippets/typescript';

const IMPORTS = "import { Stack, StackProps } from 'aws-cdk-lib';\nimport * as lambda from 'aws-cdk-lib/aws-lambda';\nimport { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';\n";

function facts(typescript: string, ...fqns: string[]): Facts {
  return { typescript, hasImports: true, imports: importsOf(IMPORTS + typescript), variables: {}, fqns };
}

describe('Python', () => {
  test('a constructor hands on keywords', () => {
    const code = 'def __init__(self, scope, id, *, stackName=None, env=None):\n    super().__init__(scope, id, stackName=stackName, env=env)';
    expect(mendPython(code)).toBe('def __init__(self, scope, id, **kwargs):\n    super().__init__(scope, id, **kwargs)');
  });

  test('an option is no keyword', () => {
    expect(mendPython('f(app,\n    except=["Shop"],\n    is_open=True\n)\ng(from=1)')).toBe('f(app,\n    except_=["Shop"],\n    is_open=True\n)\ng(from_=1)');
    expect(mendPython('import x\nfrom y import z\nexcept Error:\n    pass')).toBe('import x\nfrom y import z\nexcept Error:\n    pass');
  });

  test('lambda is no name', () => expect(mendPython('a=lambda.Config(1), b=lambda_.Code')).toBe('a=lambda_.Config(1), b=lambda_.Code'));

  test.each([
    ['Config.LINEAR_10PERCENT_EVERY_3MINUTES', 'Config.LINEAR_10_PERCENT_EVERY_3_MINUTES'],
    ['Runtime.NODEJS_22_X', 'Runtime.NODEJS_22_X'],
    ['TimeZone.EUROPE_VIENNA', 'TimeZone.EUROPE_VIENNA'],
  ])('the constant %s is %s', (written, meant) => expect(mendPython(written)).toBe(meant));
});

describe('Java', () => {
  test('a name that Java has as well is imported by itself', () => {
    const code = 'import software.amazon.awscdk.services.lambda.*;\n\nRuntime.NODEJS_22_X';
    const spoken = facts('', 'aws-cdk-lib.aws_lambda.Runtime', 'aws-cdk-lib.aws_lambda.Code', 'aws-cdk-lib.Stack');
    expect(mendJava(code, spoken)).toBe('import software.amazon.awscdk.services.lambda.Runtime;\n\nRuntime.NODEJS_22_X');
  });

  test('a name that TypeScript infers is imported', () => {
    const spoken = facts('', 'aws-cdk-lib.aws_sns.Topic', 'aws-cdk-lib.aws_sns.StringConditions', 'aws-cdk-lib.Stack');
    expect(mendJava('import software.amazon.awscdk.services.sns.Topic;\n\nStringConditions.builder(); topic.of(Topic.X);', spoken)).toBe(
      'import software.amazon.awscdk.services.sns.Topic;\nimport software.amazon.awscdk.services.sns.StringConditions;\n\nStringConditions.builder(); topic.of(Topic.X);');
  });

  test('a property is read and set by methods', () => {
    const typescript = 'orders.node.defaultChild;\nconfig.qualifier = live.functionArn;';
    expect(mendJava('orders.getNode().defaultChild;\nconfig.qualifier = live.getFunctionArn(); // old', facts(typescript)))
      .toBe('orders.getNode().getDefaultChild();\nconfig.setQualifier(live.getFunctionArn()); // old');
  });

  test('a property of a property has a getter', () =>
    expect(mendJava('orders.queue.grantSendMessages(live);', facts('orders.queue.grantSendMessages(live);'))).toBe('orders.getQueue().grantSendMessages(live);'));
});

describe('Go', () => {
  const FUNCTION = ['aws-cdk-lib.aws_lambda.Function', 'aws-cdk-lib.aws_lambda.FunctionProps', 'aws-cdk-lib.aws_lambda.Code', 'aws-cdk-lib.Stack'];

  test('yes and no, types of assertions, static methods, properties and what a method leaves out', () => {
    const code = 'f(jsii.Boolean(true))\no.Node().defaultChild.(IFunction)\nsns.FilterOrPolicy_filter(x)\nhandler.AddAlias(jsii.String("live"))\no.FromInline()';
    const meant = 'f(jsii.Bool(true))\no.Node().DefaultChild().(awslambda.IFunction)\nsns.FilterOrPolicy_Filter(x)\nhandler.AddAlias(jsii.String("live"), nil)\no.FromInline()';
    expect(mendGo(code, facts('o.node.defaultChild', ...FUNCTION, 'aws-cdk-lib.aws_lambda.IFunction'))).toBe(meant);
  });

  test('types, pointers and variables', () => {
    const code = 'lambda.NewFunction(this, jsii.String("Save"), &FunctionProps{\n\tCode: Code,\n\tLayers: []ILayerVersion{\n\t\tlayer,\n\t},\n})';
    const meant = 'awslambda.NewFunction(this, jsii.String("Save"), &awslambda.FunctionProps{\n\tCode: code,\n\tLayers: &[]awslambda.ILayerVersion{\n\t\tlayer,\n\t},\n})';
    expect(mendGo(code, facts('', ...FUNCTION, 'aws-cdk-lib.aws_lambda.ILayerVersion'))).toBe(meant);
  });

  describe('a class of its own', () => {
    const code = 'import "github.com/aws/aws-cdk-go/awscdk"\nimport "github.com/aws/aws-cdk-go/awscdk"\n\ntype Shop struct {\n\tStack\n}\n\n'
      + 'func NewShop(scope Construct, id *string, props StackProps) *Shop {\n\tthis := &Shop{}\n\tnewStack_Override(this, scope, id, props)\n\treturn this\n}';
    const spoken = facts('', 'aws-cdk-lib.Stack', 'aws-cdk-lib.StackProps', 'constructs.Construct');
    const imports = ['import "github.com/aws/aws-cdk-go/awscdk/v2"', 'import "github.com/aws/constructs-go/constructs/v10"', ''];

    test('is its base, made by a function, where it overrides nothing', () => expect(mendGo(code, spoken)).toBe([
      ...imports,
      'func NewShop(scope constructs.Construct, id *string, props *awscdk.StackProps) awscdk.Stack {',
      '\tthis := awscdk.NewStack(scope, id, props)', '\treturn this', '}',
    ].join('\n')));

    test('stays one where it overrides a method', () => {
      const method = '\n\nfunc (this *Shop) ToString() *string {\n}';
      expect(mendGo(code + method, spoken)).toBe([
        ...imports,
        'type Shop struct {', '\tawscdk.Stack', '}', '',
        'func NewShop(scope constructs.Construct, id *string, props *awscdk.StackProps) *Shop {',
        '\tthis := &Shop{}', '\tawscdk.NewStack_Override(this, scope, id, props)', '\treturn this', '}',
      ].join('\n') + method);
    });
  });

  test.each([
    ['awscdk.NewStack()', 'awscdk.NewStack(nil, nil, nil)'],
    ['awscdk.NewStack(app, jsii.String("a, (b")) // (', 'awscdk.NewStack(app, jsii.String("a, (b"), nil) // ('],
    ['awscdk.Stack_Of(awscdk.NewStack())', 'awscdk.Stack_Of(awscdk.NewStack(nil, nil, nil))'],
    ['lambda.Code_FromInline(code)', 'awslambda.Code_FromInline(code)'],
    ['lambda.Code_FromAsset(path)', 'awslambda.Code_FromAsset(path, nil)'],
    ['awscdk.NewSnsAction(topic)', 'awscloudwatchactions.NewSnsAction(topic)'],
    ['lambda.Code_*FromInline(code)', 'awslambda.Code_FromInline(code)'],
  ])('%s is %s', (written, meant) => expect(mendGo(written, facts('', ...FUNCTION))).toBe(meant));

  test('a property is a method, and a second mending changes nothing', () => {
    const typescript = 'const a = orders.queue; b(kafka.attrArn);';
    const mended = mendGo('a := orders.Queue\nb(kafka.attrArn)', facts(typescript));
    expect(mended).toBe('a := orders.Queue()\nb(kafka.AttrArn())');
    expect(mendGo(mended, facts(typescript))).toBe(mended);
  });
});

describe('TypeScript', () => {
  test('properties are told from methods, modules, strings and comments', () =>
    expect(propertiesRead("a.b.c(d.e());\nnew lambda.Function(this, 'x.y'); // u.v\nf(g.h);")).toEqual([{ of: 'a', name: 'b' }, { of: 'g', name: 'h' }]));

  test('variables are those that the statements speak of', () => {
    const declared = 'declare const queue: sqs.Queue;\ndeclare const topic: sns.Topic;\ndeclare const stack: Stack;\ndeclare const key: kms.Key;\n';
    const visible = "// the topic's owner\nf(stack, 'key-1', { queue, key: 1 });";
    expect(variablesOf(visible, declared + visible)).toEqual({ queue: 'sqs.Queue', stack: 'Stack' });
  });
});

describe('judgement', () => {
  const accepted = [{ snippet: 'A', error: 'no such', reason: 'a fault of the tool' }];

  test.each([
    ['an error', [{ name: 'B', error: 'broken' }], 'broken'],
    ['another error than the accepted one', [{ name: 'A', error: 'broken' }], 'broken'],
    ['an accepted snippet that works', [{ name: 'A' }], 'works, and need not be accepted: a fault of the tool'],
    ['an accepted snippet that is gone', [], 'is accepted, and there is no such snippet'],
  ])('%s is a problem', (_, results, problem) => expect(judge(results, accepted).map(found => found.problem)).toContain(problem));

  test('an accepted error is none', () =>
    expect(judge([{ name: 'A', error: 'there is no such name' }, { name: 'B' }], accepted)).toEqual([
      { name: 'A', accepted: 'a fault of the tool' }, { name: 'B' },
    ]));
});
