/** What jsii-rosetta gets wrong in Python. */
import { PYTHON_KEYWORDS } from '../../src/constructs/wiring/language';
import { splitNumbers } from './mend-names';

/** It spells out a struct that a constructor hands on, in camelCase, which Python has not: `**kwargs` has every property. */
const handOnKeywords = (code: string) => code.replace(/(def __init__\(self, scope, id), \*, .*=None\):/g, '$1, **kwargs):')
  .replace(/(super\(\).__init__\(scope, id), \w+=.*\)$/gm, '$1, **kwargs)');

/** `lambda` is a keyword; the module is imported as `lambda_`. */
const avoidKeyword = (code: string) => code.replace(/\blambda\.(?=[A-Z])/g, 'lambda_.');

/** jsii writes an option that is called as a keyword of Python with an underscore. */
const avoidKeywords = (code: string) => code.replace(new RegExp(`^(\\s*(?:.*\\()?)(${[...PYTHON_KEYWORDS].join('|')})(?==)`, 'gm'), '$1$2_');

export const mendPython = (code: string) => splitNumbers(avoidKeywords(avoidKeyword(handOnKeywords(code))));
