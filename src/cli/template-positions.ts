/** Finds results in template files: the file of each stack, and the lines of a setting. */
import { isAbsolute, relative, resolve } from 'path';
import type { Result } from '../checks/result';
import { InputFiles, STANDARD_INPUT } from '../files/input-files';
import { repositoryAround } from '../files/repository';
import { groupBy, memo } from '../model/collections';
import { lazy } from '../model/lazy';
import { CodePlace, Region, ResultPositions } from '../report/check/check-report';
import { TemplateApp } from '../template/app';
import { readTemplateTextAgain } from '../template/load/files';
import type { Positions } from '../template/load/positions';
import { Origin, originOf, settingInSam } from '../template/sam/origins';
import type { Stack } from '../template/stack';

export class TemplatePositions implements ResultPositions {
  private readonly stacks: ReadonlyMap<string, Stack>;
  /** Only formats for code hosts ask for it. */
  private readonly repository: () => string;
  private readonly inDirectory = new Map<string, string>();

  public constructor(app: TemplateApp, private readonly workingDirectory: string, private readonly files: InputFiles) {
    this.stacks = new Map(app.stacks.map((stack) => [stack.name, stack]));
    this.repository = lazy(() => repositoryAround(workingDirectory) ?? workingDirectory);
  }

  public file(stack: string): string | undefined {
    const file = this.stacks.get(stack)?.file;
    if (file === undefined || file === STANDARD_INPUT) return file === undefined ? undefined : 'stdin';
    return memo(this.inDirectory, file, () => inside(this.workingDirectory, file));
  }

  public inRepository(file: string): string {
    return file === 'stdin' ? file : inside(this.repository(), resolve(this.workingDirectory, file));
  }

  public code({ at: { stack, path } }: Pick<Result, 'at'>): CodePlace | undefined {
    const place = path === undefined ? undefined : this.stacks.get(stack)?.constructs?.createdAt(path);
    return place && { ...place, file: inside(this.workingDirectory, place.file) };
  }

  public origin(result: Result): string | undefined {
    const { resource, part } = this.originOf(result) ?? {};
    return part === undefined || part === '' ? undefined : `${part} of ${resource}`;
  }

  public regions(results: readonly Result[]): ReadonlyMap<Result, Region> {
    const files = groupBy(results, ({ at }) => this.stacks.get(at.stack)?.file);
    return new Map([...files].flatMap(([file, inFile]) => (file === undefined ? [] : this.regionsIn(file, inFile))));
  }

  private regionsIn(file: string, results: readonly Result[]): readonly (readonly [Result, Region])[] {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const reader = require('../template/load/positions') as typeof import('../template/load/positions');
    const positions = new reader.Positions(readTemplateTextAgain(file, this.files));
    return results.flatMap((result) => {
      const region = this.region(result, positions);
      return region === undefined ? [] : [[result, region] as const];
    });
  }

  private originOf({ at: { stack, logicalId }, property }: Result): Origin | undefined {
    const { origins } = this.stacks.get(stack) ?? {};
    return origins && originOf(origins, logicalId, property);
  }

  private region(result: Result, positions: Positions): Region | undefined {
    const { at, property } = result;
    const origin = this.originOf(result);
    return origin === undefined
      ? positions.of(at.logicalId, property)
      : positions.of(origin.resource, settingInSam(origin, property));
  }
}

/** Relative to the directory, with slashes; absolute if the file is outside. */
function inside(directory: string, file: string): string {
  const path = relative(directory, file).replaceAll('\\', '/');
  return isAbsolute(path) || path === '..' || path.startsWith('../') ? file.replaceAll('\\', '/') : path;
}
