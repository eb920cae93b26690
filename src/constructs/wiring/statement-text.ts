/** A statement in the warnings that ask somebody to add it where this app cannot. */
import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

export function statementText(scope: IConstruct, statement: iam.PolicyStatement): string {
  return JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
}

/** The actions of a statement as the end of the id of its warning: `sns.Publish+sns.Subscribe`. */
export function actionsId({ actions }: iam.PolicyStatement): string {
  return [...actions].sort().join('+').replaceAll(':', '.');
}
