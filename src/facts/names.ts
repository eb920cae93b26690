/** How long AWS lets names be. */

/** Of a resource in a template. */
export const LOGICAL_ID = { max: 255 };

/** Of an inline policy of IAM. */
export const POLICY_NAME = { max: 128 };
