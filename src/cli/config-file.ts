/** Reads the config file: the one of `--config`, or else the one in the working directory, if it exists. */
import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { Config, parseConfig } from './config';
import { UsageError } from './usage-error';

export const CONFIG_FILE = '.cdk-lambda-delivery.json';

export function readConfig(path: string | undefined, rules: readonly string[]): Config {
  if (path === undefined && !existsSync(CONFIG_FILE)) return {};
  const file = path ?? CONFIG_FILE;
  const config = parseConfig(readJsonFile(file), rules, file);
  return config.baseline === undefined ? config : { ...config, baseline: join(dirname(file), config.baseline) };
}

export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UsageError(`${file}: ${code === 'ENOENT' ? 'no such file or directory' : `cannot be read (${code ?? 'unknown error'})`}`);
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`${file}: is not JSON`);
  }
}
