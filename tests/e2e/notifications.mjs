// The notifications that a person would see, as the service worker's registration tells them.

/** Those on show now. */
export function notifications(page) {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const shown = await registration.getNotifications();
    return shown.map(({ tag, title, body, data }) => ({ tag, title, body, url: data?.url }));
  });
}

/** Those on show once there is one, for the page shows them in its own time; empty when none comes within ten seconds. */
export async function shownNotifications(page) {
  for (let tries = 0; tries < 100; tries += 1) {
    const shown = await notifications(page);
    if (shown.length) return shown;
    await page.waitForTimeout(100);
  }
  return [];
}
