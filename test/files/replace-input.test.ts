import { existsSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { InputFiles } from '../../src/files/input-files';
import { replaceableFile, replaceFiles } from '../../src/files/replace-input';
import { folderOfEachTest } from '../cli/support';

const folder = folderOfEachTest();

test('a file that changed since it was read is kept, and so is every other one', () => {
  const files = ['a', 'b'].map((name) => replaceableFile(folder.write(name, name)));
  writeFileSync(files[1].path, 'changed');
  expect(() => replaceFiles(files.map((file) => ({ file, text: 'new' })), new InputFiles())).toThrow(`${files[1].path}: has changed since it was read; run the command again`);
  expect(readdirSync('.').map((name) => [name, readFileSync(name, 'utf8')])).toEqual([['a', 'a'], ['b', 'changed']]);
});

test('nothing but the file and its copy stays', () => {
  const file = replaceableFile(folder.write('a', 'old'));
  expect(replaceFiles([{ file, text: 'new' }], new InputFiles())).toEqual([`${file.path}.orig`]);
  expect(readdirSync('.').map((name) => [name, readFileSync(name, 'utf8')])).toEqual([['a', 'new'], ['a.orig', 'old']]);
  expect(existsSync(`${file.path}.${process.pid}.tmp`)).toBe(false);
});
