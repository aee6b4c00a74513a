// Hoy as tests use it: what it lists, and putting an item aside through its menu and dialog.
// Acknowledged means that the message of success was on the screen.

/** Installs `window.hoy` in the page: the driver runs beside the app, so that many saves need no round trips. */
export const DRIVER = `window.hoy = {
  /** Ids of the items drawn, in the order of the page; one is made of the kind, the record and the day of its first alert. */
  async drawn() {
    await hoy.until(() => !document.querySelector('main [aria-busy=true]'), 'end of the drawing');
    return [...document.querySelectorAll('main .menu__list[id^="hide-"]')].map((list) => list.id);
  },
  /** Ids of all items, sorted; more are asked for until all are drawn. */
  async items() {
    for (let ids = await hoy.drawn(); ; ids = await hoy.drawn()) {
      const more = document.querySelector('main .section > .items ~ .button');
      if (!more) return ids.sort();
      more.click();
      await hoy.until(() => document.querySelectorAll('main .menu__list[id^="hide-"]').length > ids.length, 'more items');
    }
  },
  async until(find, what, limit = 20_000) {
    const begun = performance.now();
    for (;;) {
      const found = find();
      if (found) return found;
      if (performance.now() - begun > limit) throw new Error('no ' + what + ' within ' + limit + ' ms');
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  },
  /** The message that an action leads to: its text, and whether it tells of success. */
  async message(action, limit = 20_000) {
    const region = document.querySelector('.toasts');
    const told = new Promise((resolve, reject) => {
      const watch = new MutationObserver((changes) => {
        const toast = changes.flatMap((change) => [...change.addedNodes]).find((node) => node.classList?.contains('toast'));
        if (!toast) return;
        watch.disconnect();
        resolve({ text: toast.querySelector('.toast__text').textContent, done: !!toast.querySelector('[data-part=action]') });
      });
      watch.observe(region, { childList: true, subtree: true });
      setTimeout(() => { watch.disconnect(); reject(new Error('no message within ' + limit + ' ms')); }, limit);
    });
    await action();
    return told;
  },
  /** Once what was drawn is on the screen: nobody presses a button that is not painted yet. */
  painted: () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  /** The dialog that dismisses an item, with the reason typed in, and drawn. */
  async dialog(id, reason) {
    // A dialog keeps what is behind it from being pressed: the one before must be gone.
    await hoy.until(() => !document.querySelector('dialog[open]'), 'end of the dialog before');
    // What a menu offers is drawn when it opens.
    const menu = document.getElementById(id);
    menu.parentElement.querySelector('button').click();
    (await hoy.until(() => menu.matches(':popover-open') && menu.querySelector('.menu__item:last-of-type'), 'menu')).click();
    const field = await hoy.until(() => document.querySelector('dialog[open] #hide-reason'), 'dialog');
    field.value = reason;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await hoy.painted();
    const button = (appearance) => document.querySelector('dialog[open] .dialog__foot [data-appearance=' + appearance + ']');
    await hoy.until(() => button('primary'), 'button');
    return button;
  },
  /** Dismisses an item with that reason, as the menu and the dialog do. */
  hide(id, reason) {
    return hoy.message(async () => (await hoy.dialog(id, reason))('primary').click());
  },
  /** Goes as far as dismissing an item, then cancels; at the press of the button it does something else. */
  async instead(id, reason, action) {
    const button = (await hoy.dialog(id, reason))('secondary');
    const done = new Promise((resolve, reject) => {
      button.addEventListener('click', () => action().then(resolve, reject), { capture: true, once: true });
    });
    button.click();
    return done;
  },
};`;

/** Waits until Hoy is drawn, and takes the driver there. */
export async function drive(page) {
  await page.locator('main .menu__list[id^="hide-"], main .empty-state').first().waitFor({ state: 'attached' });
  await page.evaluate(DRIVER);
}

/** The ids of the items of Hoy, once it is drawn; none when it says that there is nothing to do. */
export async function items(page) {
  await drive(page);
  return page.evaluate(() => window.hoy.items());
}

/** Dismisses one item; `{ text, done }` of the message that followed. */
export function hide(page, id, reason) {
  return page.evaluate(([id, reason]) => window.hoy.hide(id, reason), [id, reason]);
}
