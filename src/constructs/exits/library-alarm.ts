/** An alarm of this library, which binds its actions by `bindAlarmAction`, whoever adds them. */
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { bindAlarmAction } from './alarm-action';

export class LibraryAlarm extends cloudwatch.Alarm {
  public override addAlarmAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addAlarmAction(...this.bound(actions));
  }

  public override addInsufficientDataAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addInsufficientDataAction(...this.bound(actions));
  }

  public override addOkAction(...actions: cloudwatch.IAlarmAction[]): void {
    super.addOkAction(...this.bound(actions));
  }

  private bound(actions: readonly cloudwatch.IAlarmAction[]): cloudwatch.IAlarmAction[] {
    return actions.map((action) => ({ bind: () => bindAlarmAction(this, this, action) }));
  }
}
