/** The release that a checkout follows. */
import { spawnSync } from 'node:child_process';

/** The highest release tag in the history of the commit at hand, other than one of that commit itself; or why there is none. */
export function lastTag(root: string): { readonly tag: string } | { readonly none: string } {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const tags = git('-c', 'versionsort.suffix=-', 'tag', '--merged', 'HEAD', '--no-contains', 'HEAD', '--sort=-version:refname', '--list', 'v[0-9]*');
  if (tags.status !== 0) return { none: `git cannot list the tags here: ${(tags.error?.message ?? tags.stderr).trim()}` };
  const [tag] = tags.stdout.split('\n');
  if (tag !== '') return { tag };
  const shallow = git('rev-parse', '--is-shallow-repository').stdout.trim() === 'true';
  const none = shallow
    ? 'This clone is shallow and has no release tag (v1.2.3): `git fetch --unshallow --tags` brings them, if there are any'
    : 'No release tag (v1.2.3) is in the history of this commit';
  return { none };
}
