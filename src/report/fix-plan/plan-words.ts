/** In whose words a plan is printed: constructs of this library, constructs of aws-cdk-lib, or properties of templates. */
export const PLAN_WORDS = ['constructs', 'l2', 'template'] as const;
export type PlanWords = typeof PLAN_WORDS[number];
