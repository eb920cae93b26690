/** Checks where Lambda starts to read a stream: the position, and the time that one of the positions requires. */
import { Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { refuse } from '../../wiring/refuse';

interface PositionProps {
  readonly startingPosition?: lambda.StartingPosition;
  readonly startingPositionTimestamp?: number;
}

type PositionSettings = Pick<lambda.CfnEventSourceMappingProps, 'startingPosition' | 'startingPositionTimestamp'>;

/** In the year 5138. A greater number is a time in milliseconds. */
const LATEST_TIME = 1e11;

export function positionSettings(
  consumer: Construct, props: PositionProps, positions: readonly string[],
): PositionSettings {
  return {
    startingPosition: startingPosition(consumer, props, positions),
    startingPositionTimestamp: startingPositionTimestamp(consumer, props),
  };
}

function startingPosition(
  consumer: Construct, props: PositionProps, positions: readonly string[],
): lambda.StartingPosition {
  const position = props.startingPosition ?? lambda.StartingPosition.TRIM_HORIZON;
  if (!Token.isUnresolved(position) && !positions.includes(position)) {
    refuse(consumer, {
      prop: 'startingPosition',
      fact: `is ${position}, which this source does not support`,
      consequence: 'AWS rejects the event source mapping',
      fix: `Use ${positions.join(' or ')}`,
    });
  }
  return position;
}

function startingPositionTimestamp(
  consumer: Construct, { startingPosition: position, startingPositionTimestamp: time }: PositionProps,
): number | undefined {
  const needed = position === lambda.StartingPosition.AT_TIMESTAMP;
  if (!Token.isUnresolved(position) && needed !== (time !== undefined)) {
    refuse(consumer, {
      prop: 'startingPositionTimestamp',
      fact: needed
        ? 'is left out, but startingPosition is AT_TIMESTAMP'
        : `is given, but startingPosition is ${position ?? 'TRIM_HORIZON'}`,
      consequence: 'AWS rejects the event source mapping',
      fix: needed
        ? 'Give the Unix time in seconds to start from'
        : 'Use StartingPosition.AT_TIMESTAMP, or leave startingPositionTimestamp out',
    });
  }
  if (time !== undefined && !Token.isUnresolved(time) && !(Number.isFinite(time) && time >= 0 && time < LATEST_TIME)) {
    refuse(consumer, {
      prop: 'startingPositionTimestamp',
      fact: `is ${time}, which is not a Unix time in seconds`,
      consequence: 'AWS rejects the event source mapping, or reads nothing until then',
      fix: 'Give seconds since 1970: Date.now() / 1000, not milliseconds',
    });
  }
  return time;
}
