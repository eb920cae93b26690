/** What a cell of the matrix expects of the template, at the exact CloudFormation property. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { at } from '../support/synthesized';
import { Outcome, Refused, Seen } from './cell';

type Expected = unknown | ((seen: Seen) => unknown);

/** A property of the mapping, or of the invoke config. */
export function sets(path: string, value: Expected): Outcome {
  return (seen) => {
    const resource = seen.synthesized.resource(seen.made.settings);
    expect(at(resource.Properties, path)).toEqual(valueOf(value, seen));
  };
}

export function setsOnQueue(path: string, value: Expected): Outcome {
  return (seen) => expect(at(seen.synthesized.resource(seen.made.queue!), path)).toEqual(valueOf(value, seen));
}

export function setsOnFunction(path: string, value: Expected): Outcome {
  return (seen) => {
    const fn = (seen.made.handler as Partial<lambda.IVersion>).lambda ?? seen.made.handler;
    expect(at(seen.synthesized.resource(fn).Properties, path)).toEqual(valueOf(value, seen));
  };
}

export function refused(fact: RegExp, fix: RegExp): Refused {
  return { fact, fix };
}

export function all(...outcomes: readonly Outcome[]): Outcome {
  return (seen) => outcomes.forEach((outcome) => (outcome as (seen: Seen) => void)(seen));
}

/** A statement that the role of the handler has, once. */
export function allows(action: string | string[], resource: (seen: Seen) => unknown): Outcome {
  return (seen) => {
    const { synthesized, made } = seen;
    const statement = { Action: action, Effect: 'Allow', Resource: synthesized.resolve(resource(seen)) };
    const found = synthesized.statements(made.handler.role!).filter((one) => JSON.stringify(one) === JSON.stringify(statement));
    expect(found).toEqual([statement]);
  };
}

function valueOf(value: Expected, seen: Seen): unknown {
  return typeof value === 'function' ? seen.synthesized.resolve(value(seen)) : value;
}
