// Every place has its address: links, filters, the way back and a reload agree about where the person is.

import assert from 'node:assert/strict';
import { appTest } from './harness.mjs';

appTest('a followed link is in the address, goes back and survives a reload', async (app) => {
  const { page } = app;
  await app.loadExample();
  await page.getByRole('navigation').getByRole('link', { name: /^Facturas/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Facturas' }).waitFor();
  await page.waitForURL('**/facturas');
  await page.getByRole('button', { name: 'Pagada' }).first().click();
  await page.waitForURL('**/facturas?estado=pagada');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Facturas' }).waitFor();
  assert.match(page.url(), /estado=pagada$/);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /asuntos?\spiden?\stu\satención/ }).waitFor();
});

appTest('links to files, other windows and places within the page are left to the browser', async (app) => {
  const { page } = app;
  await app.loadExample();
  /** Adds a link to the page and follows it. */
  const follow = (href, attributes = {}) => page.evaluate(([href, attributes]) => {
    const link = document.createElement('a');
    link.href = document.documentElement.dataset.base + href;
    Object.assign(link, attributes);
    document.querySelector('main').append(link);
    link.click();
  }, [href, attributes]);
  const [other] = await Promise.all([app.context.waitForEvent('page'), follow('clientes', { target: '_blank' })]);
  await other.getByRole('heading', { level: 1, name: 'Clientes' }).waitFor();
  await other.close();
  await page.getByRole('heading', { level: 1, name: /asuntos?\spiden?\stu\satención/ }).waitFor();
  await follow('clientes');
  await page.getByRole('heading', { level: 1, name: 'Clientes' }).waitFor();
  // After a crash this is the way out: it must not be taken for a place of the app.
  await follow('rescue.html');
  await page.waitForURL('**/rescue.html');
  await page.getByRole('heading', { level: 1 }).waitFor();
});

appTest('the next step of a matter is one press away', async (app) => {
  const { page } = app;
  await app.loadExample();
  await page.getByRole('link', { name: 'Registrar pago' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Registrar pago' });
  await dialog.waitFor();
  await page.waitForURL((url) => url.search === '');
  await dialog.getByRole('button', { name: 'Cancelar' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: /asuntos?\spiden?\stu\satención/ }).waitFor();
});
