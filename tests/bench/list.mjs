// Sorting and filtering the list of invoices, measured from outside: from the press or the letter until the rows have
// changed and the next frame is on the screen. The rows themselves are compared, so that nothing else passes for a change.

/** The headings pressed, each twice: up and down. */
const HEADINGS = ['Cliente', 'Vence', 'Total', 'Saldo'];
/** The states pressed, one after the other; each takes the place of the one before. */
const STATES = ['Por cobrar', 'Vencida', 'Pagada'];
/** What is typed into the search of the list, letter by letter. */
const TYPED = ['servicios', '2026', 'ñandú'];

/** Milliseconds of every sort. */
export async function sorts(app) {
  await prepare(app.page);
  const times = [];
  for (const name of HEADINGS) {
    const heading = app.page.locator('.data-table__sort', { hasText: new RegExp(`^${name}$`) });
    for (let press = 0; press < 2; press++) times.push(await timed(app.page, 'click', () => heading.click(), true));
  }
  return times;
}

/** Milliseconds of every filter: states pressed, and every letter typed. */
export async function filters(app) {
  const { page } = app;
  await prepare(page);
  const times = [];
  const chips = page.locator('.filter-bar__chip');
  for (const name of STATES) {
    const chip = chips.filter({ hasText: new RegExp(`^${name}`) }).first();
    times.push(await timed(page, 'click', () => chip.click(), true));
  }
  times.push(await timed(page, 'click', () => page.locator('.filter-bar__chip[aria-pressed=true]').click(), true));
  const entry = page.locator('.filter-bar__input');
  await entry.focus();
  for (const text of TYPED) {
    for (const letter of text) times.push(await timed(page, 'input', () => page.keyboard.type(letter), false));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.waitForFunction(() => document.querySelector('.data-table__link'));
  }
  return times;
}

/** One change of the list; `rows` says that the rows must be others than before, else that the list was worked out anew. */
async function timed(page, event, action, rows) {
  await page.evaluate(([event, rows]) => { window.listChange = window.listChanges(event, rows); }, [event, rows]);
  await action();
  return page.evaluate(() => window.listChange);
}

async function prepare(page) {
  await page.waitForFunction(() => document.querySelector('.data-table__link'));
  await page.evaluate(() => {
    const LIMIT_MS = 20_000;
    const seen = () => {
      const count = document.querySelector('.data-table__table').getAttribute('aria-rowcount');
      return count + document.querySelector('.data-table__body').textContent;
    };
    const worked = () => performance.getEntriesByName('vigia:list', 'measure').length;
    window.listChanges = (event, rows) => new Promise((resolve, reject) => {
      const [before, times] = [seen(), worked()];
      window.addEventListener(event, () => {
        const begun = performance.now();
        const look = async () => {
          const end = await window.nextPaint();
          if (rows ? seen() !== before : worked() > times) resolve(end - begun);
          else if (end - begun > LIMIT_MS) reject(new Error('the list did not change within 20 s'));
          else look();
        };
        look();
      }, { capture: true, once: true });
    });
  });
}
