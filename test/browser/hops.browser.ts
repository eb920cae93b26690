/** First hops in the page: rows of a table that lead to the deliveries behind them, as the rows of the deliveries do. */
import { join } from 'path';
import { Page } from 'playwright-core';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { reportOf } from '../../src/report/report';
import { aSubscription, manyStacks, reportOfStacks, shopReport, shopWithHops } from '../report/shop';
import { appOfStacks, Json, resource } from '../template/app-of';
import { inBrowser, PICTURES } from './browser';

const resources = shopWithHops();
const report = reportOfStacks({ Shop: { Resources: resources } });

const names = (page: Page): Promise<readonly (string | null)[]> => page.locator('#hops tbody a').evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')));
const row = (page: Page, name: string) => page.locator(`#hops a[aria-label="${name}"]`);
const focused = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement!.getAttribute('aria-label'));
const heading = (page: Page): Promise<string | null> => page.locator('#story h2').first().textContent();
const ALL = ['rule Rule -> topic Topic', 'topic Topic -> queue Orders', 'topic Topic -> queue Raw'];

inBrowser('first hops', (open) => {
  test('are rows that say where undelivered events end', async () => {
    const { page, messages } = await open(report);
    expect([await names(page), messages]).toEqual([ALL, []]);
    expect(await page.locator('#hops caption').textContent()).toMatch(/^3 of 3 first hops: /);
    expect(await page.locator('#hops tbody tr').nth(1).locator('td').allTextContents()).toEqual(['topic Topic', 'queue Orders', '100,015', '≤ 23 d', 'NOWHERE', '-', '-']);
  });

  test('lead to the delivery behind them, which is shown with them, and keep the focus', async () => {
    const { page } = await open(report);
    await row(page, ALL[1]).focus();
    await page.keyboard.press('Enter');
    expect([await heading(page), await focused(page)]).toEqual(['queue Orders -> function Save : $LATEST', ALL[1]]);
    expect(await page.locator('#story').textContent()).toContain('topic Topic -> queue Orders: undelivered events end in NOWHERE');
    expect(await page.locator('.node.on .name').allTextContents()).toEqual(expect.arrayContaining(['Rule', 'Topic', 'Orders', 'Save : $LATEST']));
    expect(await page.locator('#hops tr.on').count()).toBe(2);
    await page.screenshot({ path: join(PICTURES, 'hops.png'), fullPage: true });
    await page.keyboard.press('Escape');
    expect([await focused(page), await page.locator('#story').isVisible()]).toEqual([ALL[1], false]);
  });

  test('of several deliveries lead to all of them', async () => {
    const { page } = await open(report);
    await row(page, ALL[0]).focus();
    await page.keyboard.press('Enter');
    expect([await heading(page), await focused(page), await page.locator('#table tr.on').count()]).toEqual(['2 deliveries', ALL[0], 2]);
    await page.locator('.node.source', { hasText: 'topic Topic; stack' }).click();
    expect(await heading(page)).toBe('2 deliveries');
  });

  test('follow the filters', async () => {
    const { page } = await open(report, { fragment: '#q=saveorders' });
    expect(await names(page)).toEqual(ALL.slice(0, 2));
  });

  test('that drop events are links before the picture', async () => {
    const { page } = await open(report);
    await page.locator('.list.maybe a', { hasText: ALL[2] }).click();
    expect(await heading(page)).toBe('queue Raw -> function Lossy : $LATEST');
  });

  test('are there without a delivery, and no table is there without them', async () => {
    const alone = reportOf(readDeliveryGraph(appOfStacks({ Shop: { Resources: resources } })), { only: 'Shop.ToRaw' });
    const { page, messages } = await open(alone);
    expect([await page.locator('#hops tbody td').first().textContent(), await page.locator('#table').count(), messages]).toEqual(['topic Topic', 0, []]);
    const { page: without } = await open(shopReport());
    expect(await without.locator('#hops').isVisible()).toBe(false);
  });

  test('stand in pages, where there are many', async () => {
    const { Stack0: { Resources: many } } = manyStacks(1, 201) as Record<string, { readonly Resources: Json }>;
    const subs = Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`Sub${i}`, aSubscription(`Queue${i}`)]));
    const { page } = await open(reportOfStacks({ Stack0: { Resources: { ...many, Topic: resource('AWS::SNS::Topic'), ...subs } } }));
    const rows = (): Promise<number> => page.locator('#hops tbody tr').count();
    expect([await rows(), await page.locator('#hops .pages span').textContent()]).toEqual([200, 'Page 1 of 2']);
    await page.locator('#hops').getByRole('button', { name: 'Next' }).click();
    expect(await rows()).toBe(1);
  });
});
