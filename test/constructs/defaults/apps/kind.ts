/** An app as people write it, without a thought of failures. */
import { App } from 'aws-cdk-lib';

export type Build = (app: App) => void;
