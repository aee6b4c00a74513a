// A person who has only a keyboard: Tab to a thing, then a key.

/** Tab until the thing named has the focus. */
export async function tabTo(page, locator, limit = 80) {
  for (let press = 0; press < limit; press += 1) {
    if (await locator.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus does not reach ${locator}`);
}

/** Goes to it, and presses Enter. */
export async function press(page, locator, limit) {
  await tabTo(page, locator, limit);
  await page.keyboard.press('Enter');
}

/** Types into a field reached with Tab, in place of what is there. */
export async function type(page, locator, text) {
  await tabTo(page, locator);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** A date field takes its parts one after another, in the order that the browser shows: month, day, year. */
export async function typeDate(page, locator, [year, month, day]) {
  await tabTo(page, locator);
  await page.keyboard.type(`${month}${day}${year}`);
}

/** Chooses in a list by typing the beginning of what it shows. */
export async function choose(page, locator, beginning) {
  await tabTo(page, locator);
  await page.keyboard.type(beginning);
}
