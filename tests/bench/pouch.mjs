// The same records in PouchDB, a document each. It keeps revisions as we do, and is several times slower than Dexie:
// it is measured with the small set only.

/** Milliseconds of `bulkDocs` of all records in one call; they are parsed before the clock starts. */
export async function pouchImport(page, url) {
  await page.goto(`${url}pouch`);
  return page.evaluate(async () => {
    const lines = (await (await fetch('/records.ndjson')).text()).trim().split('\n');
    const documents = lines.map((line) => {
      const { id, ...body } = JSON.parse(line);
      // An id alone does not tell records of two kinds apart.
      return { _id: `${body.kind}/${id}`, ...body };
    });
    const db = new window.PouchDB('peer');
    const start = performance.now();
    const results = await db.bulkDocs(documents);
    const took = performance.now() - start;
    await db.close();
    const refused = results.find(({ error }) => error);
    if (refused) throw new Error(`PouchDB refused a document: ${JSON.stringify(refused)}`);
    return { took, count: results.length };
  });
}

/** Milliseconds from the start of the page to all records read with `allDocs`, and of the reading alone. */
export async function pouchOpen(page, url) {
  await page.goto(`${url}pouch`);
  return page.evaluate(async () => {
    const db = new window.PouchDB('peer');
    const start = performance.now();
    const { rows } = await db.allDocs({ include_docs: true });
    const end = performance.now();
    await db.close();
    return { fromStart: end, alone: end - start, count: rows.length };
  });
}
