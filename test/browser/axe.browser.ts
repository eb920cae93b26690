/** Accessibility by axe-core: WCAG 2.2 AA and its best practices, in both schemes, with and without a story. */
import { readFileSync } from 'fs';
import { Page } from 'playwright-core';
import { manyStacks, reportOfStacks, shopReport, shopWithHops } from '../report/shop';
import { inBrowser } from './browser';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  readonly passes: readonly object[];
}

interface Axe {
  run(options: object): Promise<Found>;
}

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations: found, passes } = await page.evaluate(() => (
    (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
  ));
  expect(passes.length).toBeGreaterThan(15);
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' ')}`);
}

// The policy of the page would refuse axe too.
inBrowser('axe finds nothing', (open) => {
  describe.each(['light', 'dark'] as const)('in the %s scheme', (colorScheme) => {
    test('in the page of six deliveries, and with a story', async () => {
      const { page } = await open(shopReport(), { colorScheme, bypassCSP: true });
      expect(await violations(page)).toEqual([]);
      await page.locator('.node.source').first().click();
      expect(await page.locator('#story h2').count()).toBe(1);
      expect(await violations(page)).toEqual([]);
    });

    test('in a page with first hops, of which one is chosen', async () => {
      const { page } = await open(reportOfStacks({ Shop: { Resources: shopWithHops() } }), { colorScheme, bypassCSP: true });
      await page.locator('#hops tbody a').first().click();
      expect(await violations(page)).toEqual([]);
    });

    test('in a page with closed bands', async () => {
      const { page } = await open(reportOfStacks(manyStacks(3, 20)), { colorScheme, bypassCSP: true });
      expect(await page.locator('.band.shut').count()).toBe(3);
      expect(await violations(page)).toEqual([]);
    });
  });

  test('but does find what is wrong', async () => {
    const { page } = await open(shopReport(), { bypassCSP: true });
    await page.evaluate(() => document.body.append(document.createElement('input')));
    expect((await violations(page)).join()).toContain('label');
  });
});
