/** The filter policy of a subscription, as SNS reads it. What SNS would reject, or what matches nothing, is refused. */
import { Token } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { problemOfPattern } from '../../../patterns/filter-pattern';
import { LARGEST_FILTER_POLICY, MOST_FILTER_COMBINATIONS, MOST_FILTER_KEYS } from '../../../sources/sns/facts';
import { refuse } from '../../wiring/refuse';
import { SnsTriggerProps } from './sns-trigger-props';

type FilterProp = 'filterPolicy' | 'filterPolicyWithMessageBody';
interface RenderedPolicy { readonly [key: string]: readonly unknown[] | RenderedPolicy }

export function filterPolicySettings(
  trigger: Construct, props: SnsTriggerProps,
): Pick<sns.CfnSubscriptionProps, 'filterPolicy' | 'filterPolicyScope'> {
  const { filterPolicy, filterPolicyWithMessageBody } = props;
  if (filterPolicy !== undefined && filterPolicyWithMessageBody !== undefined) {
    refuse(trigger, {
      prop: 'filterPolicy',
      fact: 'and filterPolicyWithMessageBody are both given',
      consequence: 'A subscription has one filter policy, for the attributes or for the body, so one of the two would be lost',
      fix: 'Give one of them',
    });
  }
  if (filterPolicy !== undefined) {
    const rendered = renderedPolicy(trigger, 'filterPolicy', filterPolicy, conditionsOf);
    return { filterPolicy: rendered };
  }
  return filterPolicyWithMessageBody === undefined ? {} : {
    filterPolicy: renderedPolicy(trigger, 'filterPolicyWithMessageBody', filterPolicyWithMessageBody, documentOf),
    filterPolicyScope: 'MessageBody',
  };
}

function renderedPolicy<T>(
  trigger: Construct,
  prop: FilterProp,
  policy: { [key: string]: T },
  render: (value: T) => RenderedPolicy[string] | undefined,
): RenderedPolicy {
  if (typeof policy !== 'object' || Array.isArray(policy)) {
    refuse(trigger, {
      prop, fact: 'is not an object of filters', consequence: 'SNS rejects the subscription', fix: `Give ${EXAMPLES[prop]}`,
    });
  }
  const rendered = Object.fromEntries(Object.entries(policy).map(([key, value]) => {
    const filter = render(value);
    if (filter === undefined) {
      refuse(trigger, {
        prop, part: `.${key}`, fact: 'is not a filter', consequence: 'SNS rejects the subscription', fix: `Give ${EXAMPLES[prop]}`,
      });
    }
    return [key, filter];
  }));
  refuseBadPolicy(trigger, prop, rendered);
  return rendered;
}

const EXAMPLES: Readonly<Record<FilterProp, string>> = {
  filterPolicy: "{ color: sns.SubscriptionFilter.stringFilter({ allowlist: ['red'] }) }",
  filterPolicyWithMessageBody:
    "{ color: sns.FilterOrPolicy.filter(sns.SubscriptionFilter.stringFilter({ allowlist: ['red'] })) }",
};

function conditionsOf(filter: sns.SubscriptionFilter | undefined): readonly unknown[] | undefined {
  return Array.isArray(filter?.conditions) ? filter.conditions : undefined;
}

function documentOf(value: sns.FilterOrPolicy | undefined): RenderedPolicy[string] | undefined {
  const { filterDoc, policyDoc } = (value ?? {}) as Partial<sns.Filter & sns.Policy>;
  if (policyDoc === undefined) return conditionsOf(filterDoc);
  const entries = Object.entries<sns.FilterOrPolicy>(policyDoc)
    .map(([key, inner]) => [key, documentOf(inner)] as const);
  return entries.every(([, inner]) => inner !== undefined) ? Object.fromEntries(entries) as RenderedPolicy : undefined;
}

function refuseBadPolicy(trigger: Construct, prop: FilterProp, policy: RenderedPolicy): void {
  const text = JSON.stringify(policy);
  const problem = Token.isUnresolved(text) || Token.isUnresolved(policy)
    ? undefined
    : problemOfPattern(text, { longest: LARGEST_FILTER_POLICY, refusesEmpty: true }) ?? problemOfSize(policy);
  if (problem !== undefined) {
    refuse(trigger, {
      prop, fact: problem.fact, consequence: 'SNS rejects it, or it matches nothing and SNS drops every message', fix: problem.fix,
    });
  }
}

function problemOfSize(policy: RenderedPolicy): { readonly fact: string; readonly fix: string } | undefined {
  const lists = listsOf(policy);
  const combinations = lists.reduce((product, list) => product * list.length, 1);
  if (lists.length > MOST_FILTER_KEYS) {
    return { fact: `has ${lists.length} keys, above the maximum of ${MOST_FILTER_KEYS}`, fix: 'Filter by fewer keys' };
  }
  return combinations > MOST_FILTER_COMBINATIONS ? {
    fact: `gives ${combinations} combinations of values, above the maximum of ${MOST_FILTER_COMBINATIONS}`,
    fix: 'Give fewer values, or a prefix in place of several',
  } : undefined;
}

function listsOf(policy: RenderedPolicy): readonly (readonly unknown[])[] {
  return Object.values(policy).flatMap((value) => (Array.isArray(value) ? [value] : listsOf(value as RenderedPolicy)));
}
