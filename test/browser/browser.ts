/** Debian's Chromium, driven by playwright-core, which downloads none. Where there is no Chromium the tests are skipped, and say so. */
import { existsSync, mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Browser, BrowserContextOptions, chromium, Page } from 'playwright-core';
import { htmlReport } from '../../src/report/html/html';
import { Report } from '../../src/report/shown-report';
import { Folder } from '../cli/support';

const PLACES = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PROGRAM = PLACES.find((path) => path !== '' && existsSync(path));
export const PICTURES = join(__dirname, '../../test-reports/browser');

export interface Opened {
  readonly page: Page;
  /** What the browser or the page says: nothing, if all is well. */
  readonly messages: readonly string[];
  /** What was loaded. */
  readonly requests: readonly string[];
  readonly file: string;
}

interface Options extends BrowserContextOptions {
  readonly fragment?: string;
  readonly offline?: boolean;
  /** The address of the page, if not its file. */
  readonly at?: string;
}

export type Open = (page: Report | string, options?: Options) => Promise<Opened>;

/** Tests of pages, which `open` opens from a file. */
export function inBrowser(name: string, tests: (open: Open) => void): void {
  if (PROGRAM === undefined) {
    console.log(`${name}: skipped, there is no Chromium. apt-get install chromium, or CHROMIUM=/path/to/it`);
    describe.skip(name, () => tests(() => Promise.reject(new Error('no Chromium'))));
    return;
  }
  describe(name, () => {
    let browser: Browser;
    let folder: Folder;
    let count = 0;
    beforeAll(async () => {
      mkdirSync(PICTURES, { recursive: true });
      folder = new Folder();
      browser = await chromium.launch({ executablePath: PROGRAM, args: ['--no-sandbox'] });
    });
    afterAll(async () => {
      await browser.close();
      folder.remove();
    });
    afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));

    tests(async (given, { fragment = '', offline = false, at, ...options } = {}) => {
      const file = folder.file(`page${count += 1}.html`);
      writeFileSync(file, typeof given === 'string' ? given : htmlReport(given));
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
      await context.setOffline(offline);
      const page = await context.newPage();
      const [messages, requests]: [string[], string[]] = [[], []];
      page.on('console', (message) => messages.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => messages.push(`error: ${error.message}`));
      page.on('requestfinished', (request) => requests.push(request.url()));
      if (at !== undefined) await page.route((url) => url.href === at, (route) => route.fulfill({ path: file, contentType: 'text/html' }));
      await page.goto(`${at ?? `file://${file}`}${fragment}`);
      return { page, messages, requests, file };
    });
  });
}
