/** Refuses props of `DeliveryReport` that JavaScript callers can give, and that would write nothing or something else. */
import { IConstruct } from 'constructs';
import { jsonText } from '../../template/json';
import { refuse } from '../wiring/refuse';
import { DeliveryReportProps, ReportFormat } from './delivery-report-props';

const FORMATS: readonly unknown[] = Object.values(ReportFormat);

export function validateReportProps(at: IConstruct, props: DeliveryReportProps): DeliveryReportProps {
  const formats: unknown = props.formats ?? [];
  const unknown = Array.isArray(formats) ? formats.find((format) => !FORMATS.includes(format)) as unknown : formats;
  if (!Array.isArray(formats) || unknown !== undefined) {
    refuse(at, {
      prop: 'formats',
      fact: `names ${jsonText(unknown) ?? 'something else'}, which is no format`,
      consequence: 'No report would be written',
      fix: `Give a list of ReportFormat: ${FORMATS.join(', ')}`,
    });
  }
  if (props.formats?.length === 0) {
    refuse(at, {
      prop: 'formats', fact: 'is an empty list', consequence: 'No report would be written', fix: 'Name a format, or leave formats out',
    });
  }
  if (props.only !== undefined && (typeof props.only !== 'string' || props.only === '')) {
    refuse(at, {
      prop: 'only',
      fact: `is ${jsonText(props.only) ?? 'something else'}, which is no text to search for`,
      consequence: 'The report would not show what is intended',
      fix: 'Give a text, or leave only out',
    });
  }
  return props;
}
