/** Checks the numbers of provisioned pollers of an event source mapping. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { NumberOption } from '../../../facts/number-option';
import { isKnownNumber, wholeNumber } from '../../wiring/number-prop';
import { refuseNoOptions } from '../../wiring/option-types';
import { refuse } from '../../wiring/refuse';

type PollerSettings = lambda.CfnEventSourceMapping.ProvisionedPollerConfigProperty;

const PROP = 'provisionedPollerConfig';

export function pollerSettings(
  consumer: Construct,
  config: lambda.ProvisionedPollerConfig,
  { minimum: minimumRange, maximum: maximumRange }: { readonly minimum: NumberOption; readonly maximum: NumberOption },
): PollerSettings {
  refuseNoOptions(consumer, PROP, config, 'Give { minimumPollers, maximumPollers }, or leave it out');
  const minimumPollers = wholeNumber(consumer, `${PROP}.minimumPollers`, config.minimumPollers, minimumRange);
  const maximumPollers = wholeNumber(consumer, `${PROP}.maximumPollers`, config.maximumPollers, maximumRange);
  const minimum = minimumPollers ?? minimumRange.default;
  const maximum = maximumPollers ?? maximumRange.default;
  if (isKnownNumber(minimum) && isKnownNumber(maximum) && minimum > maximum) {
    refuse(consumer, {
      prop: `${PROP}.minimumPollers`,
      fact: `is ${minimum}, above the maximumPollers of ${maximum}`,
      consequence: 'AWS rejects the event source mapping',
      fix: `Give a minimum of at most ${maximum}`,
    });
  }
  return { minimumPollers, maximumPollers };
}
