/** What a reader does with the page: looks, clicks, searches, filters, walks with keys, prints. */
import { join } from 'path';
import { Page } from 'playwright-core';
import { shop } from '../report/diff/app';
import { manyStacks, reportOfStacks, shopReport } from '../report/shop';
import { inBrowser, PICTURES } from './browser';

const visible = (page: Page, selector: string): Promise<number> => page.locator(`${selector} >> visible=true`).count();
const heading = (page: Page): Promise<string | null> => page.locator('#story h2').first().textContent();
const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
const fragment = (page: Page): Promise<string> => page.evaluate(() => location.hash);
const rows = (page: Page): Promise<number> => page.locator('#table tbody tr').count();
const picture = (name: string) => ({ path: join(PICTURES, `${name}.png`), fullPage: true });

inBrowser('the page of six deliveries', (open) => {
  test('says nothing to the console, loads nothing, and says first what is lost', async () => {
    const { page, messages, requests, file } = await open(shopReport());
    expect(await page.locator('h1').textContent()).toBe('LOST 3 of 6 deliveries lose failed events, 2 more can');
    expect(await page.title()).toBe('3 of 6 deliveries lose failed events, 2 more can');
    expect([messages, requests]).toEqual([[], [`file://${file}`]]);
    expect([await visible(page, '.node.function'), await visible(page, '.node.nowhere'), await rows(page)]).toEqual([4, 1, 6]);
    await page.screenshot(picture('six-light'));
  });

  test('a click shows one path and its story, Esc shows all again, and the address follows without a history', async () => {
    const { page } = await open(shopReport());
    await page.locator('.node.source', { hasText: 'Orders' }).click();
    expect(await heading(page)).toBe('queue Orders -> function Save : $LATEST');
    expect(await fragment(page)).toBe('#d=Shop.SaveOrders');
    expect(await page.locator('.node.on').count()).toBe(4);
    expect(await page.locator('tr.on').count()).toBe(1);
    await page.screenshot(picture('six-story'));
    await page.keyboard.press('Escape');
    expect([await visible(page, '#story'), await fragment(page), await page.locator('.node.on').count()]).toEqual([0, '', 0]);
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  });

  test('a node with several deliveries lists them', async () => {
    const { page } = await open(shopReport());
    await page.locator('.node.function', { hasText: 'Lossy' }).click();
    expect(await heading(page)).toBe('3 deliveries');
    const [list] = await page.locator('#story ul').all();
    const places = await list.locator('button').evaluateAll((buttons) => buttons.map((button) => {
      const { left, top, bottom } = button.getBoundingClientRect();
      return { left, top, bottom, align: getComputedStyle(button).textAlign };
    }));
    expect(places.map(({ left, align }) => [left, align])).toEqual(places.map(() => [places[0].left, 'left']));
    expect(places.slice(1).map(({ top }, i) => top - places[i].bottom >= 6)).toEqual([true, true]);
    expect(await list.evaluate((node) => getComputedStyle(node).listStyleType)).toBe('none');
    await page.locator('#story li button').last().click();
    expect(await heading(page)).toBe('queue Raw -> function Lossy : $LATEST');
  });

  test('a link of the losses and a link from outside lead to one delivery', async () => {
    const { page } = await open(shopReport());
    await page.locator('.list.lost a').last().click();
    expect(await heading(page)).toBe('queue Raw -> function Lossy : $LATEST');
    const { page: other } = await open(shopReport(), { fragment: '#d=Shop.CountClicks' });
    expect(await heading(other)).toBe('stream Clicks -> function Count : $LATEST');
  });

  test('the search takes / from anywhere, and limits picture and table', async () => {
    const { page } = await open(shopReport());
    await page.keyboard.press('/');
    await page.keyboard.type('raw');
    expect([await rows(page), await visible(page, '.node.function'), await fragment(page)]).toEqual([1, 1, '#q=raw']);
    expect(await page.locator('[role=status]').textContent()).toBe('1 of 6 deliveries are shown');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    expect(await rows(page)).toBe(6);
  });

  test('a filter limits too', async () => {
    const { page } = await open(shopReport());
    await page.getByLabel('Failed events are').selectOption('lost');
    expect([await rows(page), await fragment(page)]).toEqual([3, '#ends=lost']);
    await page.getByLabel('Source').selectOption('stream');
    expect(await rows(page)).toBe(1);
  });

  test('the picture is one stop of Tab; arrows follow its edges, Enter chooses', async () => {
    const { page } = await open(shopReport(), { fragment: '#q=saveorders' });
    await page.getByRole('button', { name: 'Zoom in' }).focus();
    await page.keyboard.press('Tab'); // the band
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Orders');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toContain('Save');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toContain('Dead');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await heading(page)).toBe('queue Orders -> function Save : $LATEST');
    expect(await focused(page)).toContain('Save');
  });

  test('Home and End lead along a column, up and down within it', async () => {
    const { page } = await open(shopReport());
    await page.locator('.node[tabindex="0"]').focus();
    await page.keyboard.press('End');
    const last = await focused(page);
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).not.toBe(last);
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe(last);
    await page.keyboard.press('Home');
    expect(await focused(page)).not.toBe(last);
    expect(await page.locator('.node[tabindex="0"]').count()).toBe(1);
  });

  test('a heading of the table sorts, and again the other way', async () => {
    const { page } = await open(shopReport());
    const first = (): Promise<string | null> => page.locator('#table tbody tr td:nth-child(3)').first().textContent();
    await page.getByRole('button', { name: 'Tries at most' }).click();
    expect(await first()).toBe('3 tries');
    await page.getByRole('button', { name: 'Tries at most' }).click();
    expect(await first()).toBe('unlimited tries');
    expect(await page.locator('th[aria-sort=descending]').count()).toBe(1);
  });

  test('+ enlarges the picture, 0 fits it, and nothing scrolls sideways but the picture', async () => {
    const { page } = await open(shopReport(), { viewport: { width: 640, height: 700 } });
    const width = (): Promise<number> => page.locator('.view svg').first().evaluate((svg) => svg.getBoundingClientRect().width);
    const fitted = await width();
    await page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(fitted * 1.2);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640);
    await page.keyboard.press('0');
    expect(await width()).toBe(fitted);
    await page.screenshot(picture('six-narrow'));
  });

  test('it is dark on a dark screen, and light on paper, without what paper cannot do', async () => {
    const { page } = await open(shopReport(), { colorScheme: 'dark' });
    const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe('rgb(14, 18, 22)');
    await page.screenshot(picture('six-dark'));
    await page.emulateMedia({ media: 'print' });
    expect([await ground(), await visible(page, '#bar'), await visible(page, '.node.function')]).toEqual(['rgb(255, 255, 255)', 0, 4]);
    expect(await page.locator('caption').evaluate((node: HTMLElement) => node.innerText)).toBe('6 of 6 deliveries: where their failed events end.');
    expect(await visible(page, '#legend')).toBe(0);
    expect(await page.locator('a').evaluateAll((links) => links.filter((link) => getComputedStyle(link).textDecorationLine !== 'none'))).toEqual([]);
    await page.screenshot(picture('six-print'));
  });

  test('with forced colors every box has an outline', async () => {
    const { page } = await open(shopReport(), { forcedColors: 'active' });
    const strokes = await page.locator('.picture .box').evaluateAll((boxes) => [...new Set(boxes.map((box) => getComputedStyle(box).stroke))]);
    expect(strokes).toHaveLength(1);
    await page.screenshot(picture('six-forced'));
  });

  test('without its script it says what is lost, and that the rest needs it', async () => {
    const { page } = await open(shopReport(), { javaScriptEnabled: false });
    expect([await visible(page, '.list.lost li'), await visible(page, 'noscript p')]).toEqual([3, 1]);
  });
});

inBrowser('the page of a difference', (open) => {
  test('shows what was and what is, or either', async () => {
    const after = shop();
    after.Orders.Properties = { VisibilityTimeout: 60 };
    const { page, messages } = await open(reportOfStacks({ Shop: { Resources: after } }, shopReport()));
    expect(await page.locator('h1').textContent()).toBe('1 delivery loses an exit; 5 unchanged');
    expect(await visible(page, '.edge.was')).toBe(1);
    await page.screenshot(picture('difference'));
    expect([await visible(page, '.node.exit.was'), await visible(page, '.node.exit:not(.was)')]).toEqual([1, 0]);
    await page.getByLabel('Show').selectOption('after');
    expect([await visible(page, '.edge.was'), await visible(page, '.node.was'), await visible(page, '.edge.lost')]).toEqual([0, 0, 1]);
    expect(messages).toEqual([]);
  });

  test('keeps one stop of Tab at what the chosen side shows', async () => {
    const [{ ReadRaw, ...before }, { ReadLoose, ...after }] = [shop(), shop()];
    expect([ReadRaw.Type, ReadLoose.Type]).toHaveLength(2);
    const { page } = await open(reportOfStacks({ Shop: { Resources: after } }, reportOfStacks({ Shop: { Resources: before } })));
    expect(await page.locator('#table tbody a').allTextContents()).toEqual(['new: queue Raw', 'was: stream Loose']);
    const stops = (): Promise<readonly (string | null)[]> => page.locator('.node[tabindex="0"]').evaluateAll((nodes) => nodes.map((node) => node.getAttribute('class')));
    for (const [side, hidden] of [['after', 'was'], ['before', 'new']]) {
      await page.getByLabel('Show').selectOption(side);
      expect(await stops()).toEqual([expect.not.stringContaining(hidden)]);
      await page.locator('.node[tabindex="0"]').focus();
      for (const key of ['End', 'ArrowRight', 'Home', 'ArrowRight']) await page.keyboard.press(key);
      expect(await page.evaluate(() => document.activeElement?.matches('.node'))).toBe(true);
    }
  });
});

inBrowser('hostile names', (open) => {
  test('are text, and no prototype has a new key', async () => {
    const names = ['__proto__', 'constructor', '</script><img src=x onerror=alert(1)>', '\u202eevil', '"><svg onload=alert(1)>', "'--", '\u0000'];
    const resources = Object.values(manyStacks(1, 3))[0].Resources as Record<string, unknown>;
    const report = reportOfStacks(Object.fromEntries(names.map((name) => [name, { Resources: resources }])));
    const { page, messages } = await open(report);
    const bands = await page.locator('.band h3 button').all();
    for (const band of bands) if (await band.getAttribute('aria-expanded') === 'false') await band.click();
    await page.locator('.node.function').first().click();
    expect(messages).toEqual([]);
    expect(await page.locator('img, script[src], svg[onload]').count()).toBe(0);
    expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
    expect((await page.locator('.band h3').allTextContents()).map((text) => text.replace(/\d+ deliveries.*/, '')).sort()).toEqual([
      '"><svg onload=alert(1)>', "'--", '</script><img src=x onerror=alert(1)>', '\\u{00}', '\\u{202e}evil', '__proto__', 'constructor',
    ]);
    await page.screenshot(picture('hostile'));
  });
});
