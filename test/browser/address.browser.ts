/** The address of the page: wherever the page lies, whatever somebody writes there, and what a link leaves in it. */
import { Page } from 'playwright-core';
import { shop } from '../report/diff/app';
import { manyStacks, reportOfStacks, shopReport } from '../report/shop';
import { inBrowser } from './browser';

const fragment = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const rows = (page: Page): Promise<number> => page.locator('#table tbody tr').count();
const heading = (page: Page): Promise<string | null> => page.locator('#story h2').first().textContent();

inBrowser('the page at an address', (open) => {
  test.each(['http://shop.test//x/a.html', 'http://shop.test/a.html?b=//c', 'http://shop.test//'])('%s: Esc takes the fragment away', async (at) => {
    const { page, messages } = await open(shopReport(), { at, fragment: '#d=Shop.SaveOrders' });
    await page.keyboard.press('Escape');
    expect([messages, page.url(), await page.locator('#story').isVisible()]).toEqual([[], at, false]);
    await page.keyboard.type('/raw');
    expect([messages, page.url()]).toEqual([[], `${at}#q=raw`]);
  });

  test('works where the browser refuses to change it', async () => {
    const { page, messages } = await open(shopReport());
    await page.evaluate(() => {
      history.replaceState = () => {
        throw new DOMException('too many', 'SecurityError');
      };
    });
    await page.keyboard.type('/raw');
    expect([messages, await rows(page)]).toEqual([[], 1]);
  });

  test('says that it cannot copy over plain http, and selects the id', async () => {
    const { page, messages } = await open(shopReport(), { at: 'http://shop.test/', fragment: '#d=Shop.SaveOrders' });
    expect(await page.evaluate(() => 'clipboard' in navigator)).toBe(false);
    await page.getByRole('button', { name: 'Copy the id' }).click();
    await page.getByRole('button', { name: 'cannot copy here' }).waitFor();
    expect([messages, await page.evaluate(() => getSelection()?.toString().trim())]).toEqual([[], 'Shop.SaveOrders']);
  });
});

inBrowser('a fragment that no control offers', (open) => {
  test.each(['side=off', 'side=after', 'ends=zzz', 'stack=zzz', 'stack=Shop', 'source=__proto__', 'findings=constructor'])('#%s is as none', async (given) => {
    const { page, messages } = await open(shopReport(), { fragment: `#${given}` });
    expect([await rows(page), await page.locator('#bands').getAttribute('class'), messages]).toEqual([6, '', []]);
    const width = (await page.locator('.view svg').boundingBox())?.width;
    expect(width).toBeGreaterThan(300);
    await page.evaluate(() => { location.hash = '#ends=lost&side=off&source=zzz'; });
    await page.waitForFunction(() => document.querySelectorAll('#table tbody tr').length === 3);
    expect(await page.locator('#bands').getAttribute('class')).toBe('');
  });

  test('is as none in a page of a difference too, where a side is offered', async () => {
    const after = shop();
    after.Orders.Properties = { VisibilityTimeout: 60 };
    const report = reportOfStacks({ Shop: { Resources: after } }, shopReport());
    const { page } = await open(report, { fragment: '#side=off' });
    expect(await page.locator('#bands').getAttribute('class')).toBe('');
    const { page: other } = await open(report, { fragment: '#side=after' });
    expect(await other.locator('#bands').getAttribute('class')).toBe('after');
  });
});

inBrowser('a link to a delivery', (open) => {
  test('of the table keeps search and filters, and Back goes back', async () => {
    const { page } = await open(shopReport(), { fragment: '#q=lossy&ends=lost' });
    expect(await rows(page)).toBe(3);
    await page.locator('#table tbody a', { hasText: 'Raw' }).click();
    expect([await heading(page), await rows(page)]).toEqual(['queue Raw -> function Lossy : $LATEST', 3]);
    expect(await fragment(page)).toBe('#d=Shop.ReadRaw&q=lossy&ends=lost');
    await page.goBack();
    expect([await fragment(page), await page.locator('#story').isVisible()]).toEqual(['#q=lossy&ends=lost', false]);
  });

  test('of a list keeps them too, where they show the delivery', async () => {
    const { page } = await open(shopReport(), { fragment: '#q=lossy' });
    await page.locator('.list.lost a', { hasText: 'Raw' }).click();
    expect([await fragment(page), await rows(page)]).toEqual(['#d=Shop.ReadRaw&q=lossy', 3]);
  });

  test('of a list clears them, where they hide it', async () => {
    const { page } = await open(shopReport(), { fragment: '#q=clicks' });
    await page.locator('.list.lost a', { hasText: 'Raw' }).click();
    expect([await fragment(page), await rows(page), await page.locator('#search').inputValue()]).toEqual(['#d=Shop.ReadRaw', 6, '']);
    expect(await page.locator('.node.on').count()).toBeGreaterThan(0);
  });

  test('keeps them in what is opened elsewhere', async () => {
    const { page } = await open(reportOfStacks(manyStacks(2, 3)), { fragment: '#q=fn1&stack=Stack1' });
    expect(await page.locator('#table tbody a').first().getAttribute('href')).toBe('#d=Stack1.Mapping1&q=fn1&stack=Stack1');
  });
});
