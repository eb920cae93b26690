/** Lists every intrinsic that is resolved. Any other hides its value. To resolve it, write its file and add it here. */
import { findInMap } from './find-in-map';
import { getAtt } from './get-att';
import { getStackOutput } from './get-stack-output';
import { ifBranches } from './if';
import { importValue } from './import-value';
import { Intrinsic } from './intrinsic';
import { join } from './join';
import { length } from './length';
import { ref } from './ref';
import { select } from './select';
import { splitText } from './split';
import { sub } from './sub';
import { toJsonString } from './to-json-string';

export const INTRINSIC_FUNCTIONS: ReadonlyMap<string, Intrinsic> = new Map([
  ['Ref', ref],
  ['Fn::FindInMap', findInMap],
  ['Fn::GetAtt', getAtt],
  ['Fn::GetStackOutput', getStackOutput],
  ['Fn::If', ifBranches],
  ['Fn::ImportValue', importValue],
  ['Fn::Join', join],
  ['Fn::Length', length],
  ['Fn::Select', select],
  ['Fn::Split', splitText],
  ['Fn::Sub', sub],
  ['Fn::ToJsonString', toJsonString],
]);
