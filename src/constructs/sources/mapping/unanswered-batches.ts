/**
 * Notes, once for an app, the handlers whose code certainly never reports which events of a batch failed, although
 * their mappings ask for it. Nothing is noted of a handler whose code cannot be read.
 */
import { Annotations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { clip } from '../../../text/clip';
import { joinWithAnd } from '../../../text/lists';
import { pluralizeCount } from '../../../text/pluralize';
import { functionBehind } from '../../wiring/handler';
import { handlerCode } from '../../wiring/handler-code';
import { spellProp } from '../../wiring/language';
import { whereIs } from '../../wiring/refuse';

/** The member of the answer, and the names of what writes it in the batch processors of AWS Powertools. */
const ANSWERS: readonly string[] = ['batchitemfailures', 'batch_item_failures', 'partialresponse', 'partial_response', 'partialprocessor', 'batchprocessor'];
const NAMED_HANDLERS = 3;

interface Asked {
  readonly handlers: Map<lambda.IFunction, IConstruct>;
  noted: boolean;
}

const asked = new WeakMap<IConstruct, Asked>();

export function askForAnswers(consumer: IConstruct, handler: lambda.IFunction): void {
  const { root } = consumer.node;
  const ofApp = asked.get(root) ?? { handlers: new Map(), noted: false };
  asked.set(root, ofApp);
  ofApp.handlers.set(functionBehind(handler), consumer);
  consumer.node.addValidation({
    validate: () => {
      if (!ofApp.noted) note(consumer, [...ofApp.handlers.keys()].filter(neverAnswers));
      ofApp.noted = true;
      return [];
    },
  });
}

function neverAnswers(handler: lambda.IFunction): boolean {
  const code = handlerCode(handler);
  return code !== undefined && !code.some((text) => {
    const lower = text.toLowerCase();
    return ANSWERS.some((name) => lower.includes(name));
  });
}

function note(consumer: IConstruct, handlers: readonly lambda.IFunction[]): void {
  if (handlers.length === 0) return;
  const named = handlers.slice(0, NAMED_HANDLERS).map((handler) => clip(whereIs(handler)));
  const others = handlers.length - named.length;
  Annotations.of(consumer).addInfoV2(
    'cdk-lambda-delivery:unansweredBatches',
    `The code of ${joinWithAnd([...named, ...others === 0 ? [] : [pluralizeCount(others, 'other')]])} never mentions batchItemFailures, and `
    + `${spellProp('reportBatchItemFailures')} is on. `
    + 'When it throws, Lambda retries the whole batch; an event whose error it catches is lost. '
    + 'Return the failed events, as docs/handlers.md of cdk-lambda-delivery shows.',
  );
}
