/** Where the focus is after a key: at the control that was used, or at the one that took its place. */
import { Page } from 'playwright-core';
import { manyStacks, reportOfStacks, shopReport } from '../report/shop';
import { inBrowser } from './browser';

const focused = (page: Page): Promise<string> => page.evaluate(() => {
  const node = document.activeElement;
  return node === document.body ? 'BODY' : node?.getAttribute('aria-label') ?? node?.textContent ?? '';
});

inBrowser('the focus', (open) => {
  test('stays at the heading that sorts', async () => {
    const { page } = await open(shopReport());
    const sort = page.getByRole('button', { name: 'Tries at most' });
    await sort.focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Tries at most ↑');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Tries at most ↓');
  });

  test('stays at the heading on a narrow screen, where it is seen', async () => {
    const { page } = await open(shopReport(), { viewport: { width: 360, height: 700 } });
    const sort = page.locator('th button', { hasText: 'Told' });
    await sort.focus();
    const before = await page.locator('.scroll').evaluate((node) => node.scrollLeft);
    await page.keyboard.press('Enter');
    expect(before).toBeGreaterThan(0);
    expect([await focused(page), await page.locator('.scroll').evaluate((node) => node.scrollLeft)]).toEqual(['Told ↑', before]);
  });

  test('stays at what turns the page', async () => {
    const { page } = await open(reportOfStacks(manyStacks(1, 201)));
    for (const name of ['Next', 'Previous']) {
      await page.getByRole('button', { name }).focus();
      await page.keyboard.press('Enter');
      expect(await focused(page)).toBe(name);
    }
  });

  test('stays at the row whose story opens, and after Esc', async () => {
    const { page } = await open(shopReport());
    const link = page.locator('#table tbody a').last();
    const name = await link.getAttribute('aria-label');
    await link.focus();
    await page.keyboard.press('Enter');
    expect([await focused(page), await page.locator('#story h2').first().textContent()]).toEqual([name, name]);
    await page.keyboard.press('Escape');
    expect([await focused(page), await page.locator('#story').isVisible()]).toEqual([name, false]);
  });

  test.each(['the close button', 'Esc'])('goes by %s from the story to the row that opened it', async (by) => {
    const { page } = await open(shopReport());
    const link = page.locator('#table tbody a').last();
    const name = await link.getAttribute('aria-label');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: by === 'Esc' ? 'Copy the id' : 'Close' }).focus();
    await page.keyboard.press(by === 'Esc' ? 'Escape' : 'Enter');
    expect([await focused(page), await page.locator('#story').isVisible()]).toEqual([name, false]);
    expect(await page.evaluate(() => document.activeElement!.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  });

  test.each([false, true])('is at the top link after Esc, from its story: %s', async (isInside) => {
    const { page } = await open(shopReport());
    const link = page.locator('.list.lost a').last();
    await link.focus();
    await page.keyboard.press('Enter');
    if (isInside) await page.locator('#story').evaluate((story) => story.querySelector<HTMLElement>('button')!.focus());
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('queue Raw -> function Lossy : $LATEST');
  });

  test('is at the top link that the mouse used, after Esc', async () => {
    const { page } = await open(shopReport());
    await page.locator('.list.lost a').last().click();
    await page.locator('#story p').first().click();
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('queue Raw -> function Lossy : $LATEST');
  });

  test('goes into the story where one of several is chosen, and back to the box', async () => {
    const { page } = await open(shopReport());
    const box = page.locator('.node.function', { hasText: 'Lossy' });
    await box.focus();
    await page.keyboard.press('Enter');
    const name = await focused(page);
    await page.locator('#story li button').first().focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Close');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe(name);
  });

  test('is in the picture after a story that the address opened', async () => {
    const { page } = await open(shopReport(), { fragment: '#d=Shop.SaveOrders' });
    await page.getByRole('button', { name: 'Close' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement!.closest('#bands') !== null)).toBe(true);
  });
});
