/** What somebody puts into the file does not run: its policy lets its own script alone. */
import { htmlReport } from '../../src/report/html/html';
import { shopReport } from '../report/shop';
import { inBrowser } from './browser';

const page = htmlReport(shopReport());
const injected = (markup: string): string => page.replace('<body>', `<body>${markup}`);

inBrowser('what is put into the page', (open) => {
  test.each([
    ['a script', '<script>document.title = "taken"</script>', 'script-src'],
    ['a listener', '<img src="data:," onerror="document.title = \'taken\'">', 'default-src'],
    ['a remote image', '<img src="https://example.com/x.png">', 'default-src'],
    ['a style', '<p style="position:fixed">x</p>', 'style-src'],
    ['a frame', '<iframe src="https://example.com/"></iframe>', 'default-src'],
  ])('%s is refused, and the page works', async (_, markup, directive) => {
    const { page: opened, messages, requests } = await open(injected(markup));
    expect(messages.join('\n')).toContain(directive);
    expect(await opened.title()).toBe('3 of 6 deliveries lose failed events, 2 more can');
    expect(await opened.locator('#table tbody tr').count()).toBe(6);
    expect(requests.filter((url) => url.startsWith('http'))).toEqual([]);
  });
});
