/** Reads the config file: the one of `--config`, or else the one in the working directory, if it exists. */
import { dirname, join } from 'path';
import { withName } from '../files/file-error';
import { fileExists, InputFiles } from '../files/input-files';
import { INPUT_LIMITS, Limit } from '../limits';
import { Config, parseConfig } from './config';

export const CONFIG_FILE = '.cdk-lambda-delivery.json';

export function readConfig(path: string | undefined, rules: readonly string[], files: InputFiles): Config {
  if (path === undefined && !fileExists(CONFIG_FILE)) return {};
  const file = path ?? CONFIG_FILE;
  const config = parseConfig(readJsonFile(file, INPUT_LIMITS.configMegabytes, files), rules, file);
  return config.baseline === undefined ? config : { ...config, baseline: join(dirname(file), config.baseline) };
}

export function readJsonFile(file: string, limit: Limit, files: InputFiles): unknown {
  return withName(file, () => files.json(file, limit));
}
