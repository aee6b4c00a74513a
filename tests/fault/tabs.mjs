// Two tabs of one browser that save at the same moment: nothing is overwritten in silence, and both come to show everything.

import { DRIVER, hide, items } from '../e2e/today.mjs';
import { started } from '../e2e/harness.mjs';
import { Mortal } from './browser.mjs';

const PAIRS = 8;
const PAYMENTS = 4;

const sameSoon = async (tab, ids) => tab.waitForFunction(
  async (ids) => { const now = await window.hoy.items(); return ids.every((id) => !now.includes(id)); }, ids, { timeout: 15_000 },
).then(() => true, () => false);

/** Records the whole balance of the invoice that the tab shows; whether it was told as done. */
export async function pay(tab) {
  await tab.evaluate(DRIVER);
  return tab.evaluate(async () => {
    const label = (text) => (button) => text.test(button.textContent);
    const begin = [...document.querySelectorAll('main button')].find(label(/Registrar pago|Record payment/));
    // The other tab was faster, and this one shows it already.
    if (!begin) return { done: false, text: 'nothing is left to pay' };
    begin.click();
    const save = await window.hoy.until(
      () => [...document.querySelectorAll('dialog[open] .dialog__foot button')].find(label(/Guardar pago|Save payment/)), 'dialog',
    );
    return window.hoy.message(() => save.click());
  });
}

const canPay = (tab) => tab.getByRole('button', { name: /^(Registrar pago|Record payment)$/ }).count();

/** `{ pairs, acked, lost, unseen, payments, doublePaid, untold }`. */
export async function tabRounds({ full, place, log }) {
  const sum = { pairs: 0, acked: 0, lost: 0, unseen: 0, payments: 0, paid: 0, doublePaid: 0, untold: 0 };
  const app = await Mortal.from(full.profile, place);
  try {
    await app.begin();
    const tabs = [app.page, await app.newTab('')];
    const all = await items(tabs[0]);
    await items(tabs[1]);
    // The last pairs are for one and the same item: the second one must not undo the first.
    for (let pair = 0; pair < PAIRS; pair++) {
      const mine = all[2 * pair];
      const theirs = pair < PAIRS - 2 ? all[2 * pair + 1] : mine;
      const told = await Promise.all([hide(tabs[0], mine, `a ${pair}`), hide(tabs[1], theirs, `b ${pair}`)]);
      sum.pairs += 1;
      sum.acked += told.filter(({ done }) => done).length;
      const gone = [mine, theirs].filter((_, at) => told[at].done);
      for (const tab of tabs) if (!(await sameSoon(tab, gone))) sum.unseen += 1;
      for (const tab of tabs) await app.open('', tab);
      for (const tab of tabs) if ((await items(tab)).some((id) => gone.includes(id))) sum.lost += 1;
    }
    const left = await items(tabs[0]);
    const invoices = left.filter((id) => id.startsWith('hide-invoice_overdue-')).map((id) => id.match(/[0-9a-f]{8}-[0-9a-f-]{27}/)[0]);
    for (const invoice of invoices.slice(0, PAYMENTS)) {
      for (const tab of tabs) {
        await tab.goto(new URL(`facturas/${invoice}`, app.url).href);
        await started(tab);
      }
      if (!(await canPay(tabs[0]))) continue;
      const told = await Promise.all(tabs.map((tab) => pay(tab)));
      sum.payments += 1;
      const done = told.filter((each) => each.done).length;
      sum.paid += done;
      if (done > 1) sum.doublePaid += 1;
      if (told.some((each) => !each.done && !each.text)) sum.untold += 1;
      log(`two tabs pay one invoice: ${told.map(({ text }) => text).join(' / ')}`);
      for (const tab of tabs) {
        await tab.reload();
        await started(tab);
        if (await canPay(tab)) sum.lost += 1;
      }
    }
  } finally {
    await app.dispose();
  }
  return sum;
}
