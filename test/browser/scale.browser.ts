/** 500 and 10,000 functions: how soon the page is there, a band is open, a search has found. The bounds are wide, for machines that do other things too. */
import { join } from 'path';
import { Page } from 'playwright-core';
import { htmlReport } from '../../src/report/html/html';
import { manyStacks, reportOfStacks } from '../report/shop';
import { inBrowser, PICTURES } from './browser';

/** Until the script of the page is done. */
const readyAfter = (page: Page): Promise<number> => page.evaluate(() => performance.getEntriesByType('navigation')[0].toJSON().domInteractive as number);

/** A page is opened this many times, and the median counts: whatever else the machine does weighs on some. */
const OPENED = 7;

/** How long the page is busy with it. */
async function busy(page: Page, act: () => Promise<unknown>): Promise<number> {
  const before = await page.evaluate(() => performance.now());
  await act();
  return await page.evaluate(() => performance.now()) - before;
}

const typed = (page: Page, text: string): Promise<number> => page.evaluate((value) => {
  const search = document.querySelector<HTMLInputElement>('#search')!;
  search.value = value;
  const start = performance.now();
  search.dispatchEvent(new Event('input'));
  return performance.now() - start;
}, text);

inBrowser('many functions', (open) => {
  test.each([[12, 42, 504, 700_000], [250, 40, 10_000, 3_000_000]])('%d stacks of %d functions', async (stacks, functions, count, bytes) => {
    const html = htmlReport(reportOfStacks(manyStacks(stacks, functions)));
    const { page, messages } = await open(html);
    const times = [await readyAfter(page)];
    for (let i = 1; i < OPENED; i += 1) times.push(await readyAfter((await open(html)).page));
    const ready = times.sort((a, b) => a - b)[Math.floor(OPENED / 2)];
    expect(await page.locator('.band').count()).toBe(stacks);
    await page.screenshot({ path: join(PICTURES, `${count}.png`) });
    const opened = await busy(page, () => page.locator('.band h3 button').nth(1).click());
    await page.screenshot({ path: join(PICTURES, `${count}-open.png`), fullPage: count < 1_000 });
    expect(await page.locator('.node.function >> visible=true').count()).toBe(functions);
    const found = await typed(page, 'fn7 stack11');
    expect(await page.locator('#table tbody tr').count()).toBeGreaterThan(0);
    const all = await typed(page, '');
    console.log(`${count} functions: ${html.length} characters, ready after ${ready.toFixed(0)} ms (${times.map((time) => time.toFixed(0)).join(', ')}), a band opens in ${opened.toFixed(0)} ms, `
      + `a search finds in ${found.toFixed(0)} ms, and shows all again in ${all.toFixed(0)} ms`);
    expect(messages).toEqual([]);
    expect(html.length).toBeLessThan(bytes);
    expect(ready).toBeLessThan(2_000);
    expect(opened).toBeLessThan(2_000);
    expect(found).toBeLessThan(500);
  }, 120_000);
});
