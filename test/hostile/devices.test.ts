/** Config and baseline may be a device, a pipe or any other file too: one line and exit code 2, without reading it. */
import { execFileSync } from 'child_process';
import { mkdirSync, symlinkSync, truncateSync } from 'fs';
import { folderOfEachTest, LOSING, ran } from '../cli/support';

const folder = folderOfEachTest();
let template: string;
beforeEach(() => { template = folder.write('t.json', LOSING); });

const linked = (to: string): string => {
  symlinkSync(to, folder.file('link.json'));
  return folder.file('link.json');
};

const NOT_READ: readonly (readonly [string, () => string, string])[] = [
  ['a device that never ends', () => '/dev/zero', 'is not a regular file'],
  ['a link to one', () => linked('/dev/zero'), 'is not a regular file'],
  ['an empty device', () => '/dev/null', 'is not a regular file'],
  ['a pipe that nobody writes to', () => {
    execFileSync('mkfifo', [folder.file('pipe.json')]);
    return folder.file('pipe.json');
  }, 'is not a regular file'],
  ['a directory', () => {
    mkdirSync(folder.file('d'));
    return folder.file('d');
  }, 'is a directory'],
  ['a link to itself', () => linked('link.json'), 'cannot be read (ELOOP)'],
  ['a file that is not there', () => folder.file('none.json'), 'no such file or directory'],
  ['100 MB', () => {
    const file = folder.write('large.json', '{');
    truncateSync(file, 100_000_000);
    return file;
  }, 'MB, the most that is read: '],
  ['a binary', () => folder.write('binary.json', Buffer.from([123, 0, 125])), 'is a binary file'],
  ['no JSON', () => folder.write('broken.json', '{'), 'is not JSON'],
  ['300,000 lists of nothing', () => folder.write('lists.json', `[${'[],'.repeat(300_000)}[]]`), ''],
];

describe.each(['--config', '--baseline'])('%s', (option) => {
  test.each(NOT_READ)('%s', (_, make, reason) => {
    const file = make();
    const { exit, out, error } = ran(['check', template, option, file]);
    expect([exit, out]).toEqual([2, '']);
    expect(error).toMatch(/^cdk-lambda-delivery: [^\n]+\n$/);
    expect(error).toContain(`${file}: `);
    expect(error).toContain(reason);
  });
});

test('a committed config that is a link to a device', () => {
  symlinkSync('/dev/zero', folder.file('.cdk-lambda-delivery.json'));
  expect(ran(['check', template])).toEqual({ exit: 2, out: '', error: 'cdk-lambda-delivery: .cdk-lambda-delivery.json: is not a regular file\n' });
});

test('a baseline that a config names', () => {
  folder.write('.cdk-lambda-delivery.json', { baseline: '../../../../../../../../../dev/zero' });
  expect(ran(['check', template])).toMatchObject({ exit: 2, out: '', error: expect.stringContaining('is not a regular file') as string });
});

test('a config of 2 MB and a baseline of 20 MB: the line has the limit and its reason', () => {
  const config = folder.write('c.json', `{"severities":{}}${' '.repeat(2_000_000)}`);
  expect(ran(['check', template, '--config', config]).error).toBe(`cdk-lambda-delivery: ${config}: is larger than 1 MB, the most that is read: people write the file by hand\n`);
  const baseline = folder.write('b.json', ' '.repeat(20_000_000));
  expect(ran(['check', template, '--baseline', baseline]).error).toBe(`cdk-lambda-delivery: ${baseline}: is larger than 16 MB, the most that is read: that is room for 50,000 findings\n`);
});
