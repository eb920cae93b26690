#!/usr/bin/env node
/**
 * Starts the command. From the second run on, its compiled code comes from a cache: Node's own where it has one (22.1
 * or later), else ours. The cache is beside the installed packages, where only who may change the command may write.
 */
import * as module from 'module';
import { basename, dirname, join } from 'path';
import { runCompiled } from '../files/compiled-code';

/** The subcommands that take long enough. */
const CACHED: readonly string[] = ['check', 'report'];

/** What the command requires, in the order in which they require each other. */
const SHARED = ['checks/engine.js', 'report/formats.js'].map((file) => join(__dirname, '../constructs', file));

const { enableCompileCache } = module as { readonly enableCompileCache?: (folder: string) => unknown };
const packageFolder = join(__dirname, '..', '..');
const installedIn = dirname(packageFolder);
const modules = basename(installedIn) === 'node_modules' ? installedIn : join(packageFolder, 'node_modules');
const cacheFolder = join(modules, '.cache', 'cdk-lambda-delivery');
const command = process.argv[2];

const ownCache = enableCompileCache === undefined && process.env.NODE_DISABLE_COMPILE_CACHE === undefined;

enableCompileCache?.(cacheFolder);
if (ownCache && CACHED.includes(command)) runCompiled(join(__dirname, 'index.js'), cacheFolder, command, SHARED);
// eslint-disable-next-line @typescript-eslint/no-require-imports
else require('./index');
