/** The legend of the page says what docs/report.md says. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { shop } from '../report/diff/app';
import { reportOfStacks, shopReport } from '../report/shop';
import { inBrowser } from './browser';

const docs = readFileSync(join(__dirname, '../../docs/report.md'), 'utf8');
const parts = docs.split('| part | meaning |\n|---|---|\n')[1].split('\n\n')[0].split('\n')
  .map((line) => line.replaceAll('`', '').split('|').map((cell) => cell.trim()).filter((cell) => cell !== '').join(': ').replace('::', ':'));

inBrowser('the legend', (open) => {
  test('is closed, and says what each part means', async () => {
    const { page } = await open(shopReport());
    const lines = page.locator('#legend li');
    expect(await lines.first().isVisible()).toBe(false);
    await page.getByText('What the shapes mean').click();
    expect(await lines.first().isVisible()).toBe(true);
    expect(await lines.allTextContents()).toEqual(parts.filter((line) => !line.startsWith('dashed')));
  });

  test('of a difference says what was, too', async () => {
    const after = shop();
    after.Orders.Properties = { VisibilityTimeout: 60 };
    const { page } = await open(reportOfStacks({ Shop: { Resources: after } }, shopReport()));
    expect(await page.locator('#legend li').allTextContents()).toEqual(parts);
  });
});
