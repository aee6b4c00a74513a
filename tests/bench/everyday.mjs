// What is done every day, on a machine four times slower: how long from each press or letter until the next paint.
// The browser itself says so (Event Timing); what it leaves out because it took less than 16 ms counts as 16 ms.

const SLOWER = 4;
const SHORTEST_MS = 16;

const link = (page, name) => page.getByRole('navigation').getByRole('link', { name }).first();
const rows = (page) => page.locator('.data-table__link').first().waitFor();

/** Name, what is done, and what shows that it has happened. They follow one another, from Hoy. */
const ACTIONS = [
  ['open the list of invoices', (page) => link(page, /^Facturas/).click(), rows],
  ['sort it by client', (page) => page.locator('.data-table__sort', { hasText: /^Cliente$/ }).click(), rows],
  ['show those that are overdue', (page) => page.locator('.filter-bar__chip', { hasText: /^Vencida/ }).first().click(), rows],
  ['type into the search of the list', async (page) => {
    await page.locator('.filter-bar__input').click();
    await page.keyboard.type('sal', { delay: 150 });
  }, rows],
  ['open an invoice', (page) => page.locator('.data-table__link').first().click(), (page) => page.waitForURL(/facturas\/[0-9a-f-]{36}/)],
  ['go to the clients by keys', async (page) => {
    await page.keyboard.press('g');
    await page.keyboard.press('c');
  }, (page) => page.waitForURL(/clientes$/)],
  ['open the list of contracts', (page) => link(page, /^Contratos/).click(), rows],
  ['show those without cover', (page) => page.locator('.filter-bar__chip').last().click(), (page) => page.waitForURL(/sin-cobertura=si/)],
  ['see them on the board', (page) => page.getByRole('link', { name: 'Tablero' }).click(), (page) => page.locator('.board__card').first().waitFor()],
  ['search everything, letter by letter', async (page) => {
    await page.keyboard.press('Control+k');
    await page.locator('.palette__input').waitFor();
    await page.keyboard.type('hospital', { delay: 150 });
  }, (page) => page.locator('[role=option]').first().waitFor()],
  ['open what was found', (page) => page.keyboard.press('Enter'), (page) => page.locator('.palette__input').waitFor({ state: 'hidden' })],
  ['go to Hoy', (page) => link(page, /^Hoy/).click(), (page) => page.locator('main .menu__list[id^="hide-"]').first().waitFor({ state: 'attached' })],
  ['dismiss an alert, with its reason', async (page) => {
    await page.getByRole('main').getByRole('button', { name: 'Posponer o descartar' }).first().click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('dialog[open] #hide-reason').click();
    await page.keyboard.type('Ya se llamó', { delay: 150 });
    await page.locator('dialog[open] .dialog__foot [data-appearance=primary]').click();
  }, (page) => page.locator('.toast').first().waitFor()],
];

/** The longest interaction of each action: `[{ name, took }]`. */
export async function everyday(app) {
  const { page } = app;
  const cdp = await app.cdp();
  await app.open('');
  await page.locator('main .menu__list[id^="hide-"]').first().waitFor({ state: 'attached' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  try {
    const found = [];
    for (const [name, act, happened] of ACTIONS) {
      const from = await page.evaluate(() => performance.now());
      await act(page);
      await happened(page).catch((error) => { throw new Error(`${name}: ${error.message}`); });
      const took = await page.evaluate(async ([from, shortest]) => {
        await window.nextPaint();
        await new Promise((resolve) => setTimeout(resolve, 400));
        return Math.max(shortest, ...window.interactions.filter(({ at }) => at >= from).map(({ took }) => took));
      }, [from, SHORTEST_MS]);
      found.push({ name, took });
    }
    return found;
  } finally {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  }
}
