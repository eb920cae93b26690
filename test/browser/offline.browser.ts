/** The page needs no network: it is the same without one. */
import { shopReport } from '../report/shop';
import { inBrowser } from './browser';

inBrowser('without a network', (open) => {
  test('the document is the same, and no address is asked for', async () => {
    const [online, offline] = [await open(shopReport()), await open(shopReport(), { offline: true })];
    const documents = await Promise.all([online, offline].map(({ page }) => page.evaluate(() => document.documentElement.outerHTML)));
    expect(documents[0] === documents[1]).toBe(true);
    expect(documents[1].length).toBeGreaterThan(100_000);
    expect(offline.requests).toEqual([`file://${offline.file}`]);
    expect(offline.messages).toEqual([]);
  });
});
