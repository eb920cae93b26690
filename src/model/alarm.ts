/** An alarm of the app that fires when failed events wait or are lost, and whom it notifies. */
import { Access } from './access';
import { Known } from './known';
import { DeclaredAt, NodeId } from './node';

export interface Alarm {
  readonly declaredAt: DeclaredAt;
  /** As the template writes it; absent where CloudFormation makes the name, or the template hides it. */
  readonly name?: string;
  /** Queues by their depth or the age of their messages, functions by the events that they lost. Sorted. */
  readonly watches: readonly NodeId[];
  /** Its own and those of composite alarms that look at it, as far as they are enabled. */
  readonly actions: Known<readonly AlarmAction[]>;
}

export interface AlarmAction {
  /** The alarm, or a composite alarm that looks at it. */
  readonly declaredAt: DeclaredAt;
  /** `AlarmActions.0`. */
  readonly property: string;
  /** A topic, or anything else that an alarm may start. */
  readonly to: Known<NodeId>;
  /** Every permission that CloudWatch needs for a topic of the app, and whether the app allows it. */
  readonly access: readonly Access[];
}
