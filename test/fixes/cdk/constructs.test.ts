/** The table of L2 classes: each class and each of its attributes is one that aws-cdk-lib has. */
import { join } from 'path';
import { CONSTRUCTS, lowLevelClass } from '../../../src/fixes/cdk/constructs';
import { typeErrors } from '../../support/type-check';

/** Of the text as a file of this folder. */
const problems = (text: string): readonly string[] => typeErrors(new Map([[join(__dirname, 'constructs.plan.ts'), text]])).map(({ message }) => message);

const modules = [...new Set([...CONSTRUCTS.values()].map(({ name }) => name.split('.')[0]))];
const imports = modules.map((name) => `import * as ${name} from 'aws-cdk-lib/aws-${name}';`);

test('each attribute of each class is one of its properties', () => {
  const uses = [...CONSTRUCTS].flatMap(([type, { name, attributes }], i) => [
    `declare const x${i}: ${name}; // ${type}`,
    `declare const l${i}: ${lowLevelClass(type)};`,
    ...Object.values(attributes).map((attribute) => `x${i}.${attribute} satisfies string;`),
  ]);
  expect(problems([...imports, ...uses].join('\n'))).toEqual([]);
});

test('and a property that is not there is seen', () => {
  expect(problems("import * as sqs from 'aws-cdk-lib/aws-sqs';\ndeclare const x: sqs.Queue;\nx.queueArm satisfies string;")).toHaveLength(1);
});

test('a class that a plan adds by its parts names properties of its type', () => {
  const named = [...CONSTRUCTS].flatMap(([type, { addedWith = [] }]) => addedWith.map((property) => [type, property]));
  expect(named).toEqual(expect.arrayContaining([
    ['AWS::Lambda::Alias', 'FunctionName'], ['AWS::Lambda::Version', 'FunctionName'], ['AWS::Kinesis::StreamConsumer', 'StreamARN'],
  ]));
  const uses = named.map(([type, property], i) => (
    `declare const p${i}: ${lowLevelClass(type)};\np${i}.${property === 'StreamARN' ? 'streamArn' : property[0].toLowerCase() + property.slice(1)};`
  ));
  expect(problems([...imports, ...uses].join('\n'))).toEqual([]);
});
