#!/usr/bin/env node
/** Starts the command. From the second run on, Node takes its compiled code from a cache, if it has one (22.1 or later). */
import * as module from 'module';

(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();
// eslint-disable-next-line @typescript-eslint/no-require-imports
require('./index');
