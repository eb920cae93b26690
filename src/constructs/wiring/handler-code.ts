/**
 * The code of a handler as text, where the app has it: inline, or the files of a directory that aws-cdk-lib has staged
 * and bundled. Undefined for everything else, such as images, archives, and more files than are worth reading.
 */
import { join } from 'path';
import { Stack, Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { textsBelow } from '../../files/texts-below';
import { cfnFunctionOf } from './handler';
import { isOverridden, overriddenProperty } from './overridden-property';

const TEXT_OF: readonly (readonly [runtime: string, files: RegExp])[] = [
  ['nodejs', /\.[cm]?js$/],
  ['python', /\.py$/],
];
/** The name that aws-cdk-lib gives to the archive of an asset. */
const STAGED = /^([0-9a-f]{64})\.zip$/;

export function handlerCode(handler: lambda.IFunction): readonly string[] | undefined {
  const resource = cfnFunctionOf(handler);
  if (resource === undefined || isOverridden(resource, 'Code')) return undefined;
  const named: unknown = overriddenProperty(resource, 'runtime');
  const files = TEXT_OF.find(([runtime]) => typeof named === 'string' && named.startsWith(runtime))?.[1];
  if (files === undefined) return undefined;
  const { zipFile, s3Key } = Stack.of(resource).resolve(resource.code) as lambda.CfnFunction.CodeProperty;
  if (typeof zipFile === 'string') return [zipFile];
  const hash = typeof s3Key === 'string' ? STAGED.exec(s3Key)?.[1] : undefined;
  const directory = Stage.of(resource)?.assetOutdir;
  return hash === undefined || directory === undefined ? undefined : textsBelow(join(directory, `asset.${hash}`), files);
}
