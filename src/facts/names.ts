/** How long AWS lets names be. */

/** Of a resource, a parameter or an output in a template, and of an export. */
export const TEMPLATE_NAME = { max: 255 };

/** Of an inline policy of IAM. */
export const POLICY_NAME = { max: 128 };
