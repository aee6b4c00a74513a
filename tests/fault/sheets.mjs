// CSV files as a spreadsheet sees them: no cell may be a formula. Read here, and opened by LibreOffice where it is installed.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NUMBER = /^-?\d+([.,]\d+)?$/;
/** What a spreadsheet may take for the start of a formula, full-width signs too. */
const FORMULA = /^[\s']*[=+\-@\t\r＝＋－＠−]/u;
/** Semicolons, quotes, UTF-8, every column as it comes, formulas evaluated. */
const FILTER = 'CSV:59,34,76,1,,0,false,true,false,false,false,-1,true';

/** The cells of a CSV file (RFC 4180) as rows. */
export function cellsOf(text, separator = ';') {
  const rows = [[]];
  let cell = '';
  let quoted = false;
  const close = () => { rows.at(-1).push(cell); cell = ''; };
  const plain = text.replace(/^\ufeff/, '');
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[at + 1] === '"') cell += plain[++at];
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) close();
    else if (letter === '\r' && plain[at + 1] === '\n') {
      close();
      rows.push([]);
      at += 1;
    } else cell += letter;
  }
  return rows.filter((row) => row.length);
}

/** Cells that a spreadsheet could run: text that begins like a formula and has no apostrophe before it. */
export const runnable = (rows) => rows.flat().filter((cell) => !NUMBER.test(cell) && FORMULA.test(cell) && !cell.startsWith("'"));

/** The office programme, when there is one. */
export const office = () => run('soffice', ['--version']).then(({ stdout }) => stdout.trim().split(' ').slice(0, 2).join(' '), () => null);

/** Formula cells of a CSV file as LibreOffice opens it. */
export async function formulasOf(text) {
  const folder = await mkdtemp(join(tmpdir(), 'vigia-sheet-'));
  try {
    await writeFile(join(folder, 'sheet.csv'), text);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    await run('soffice', [profile, '--headless', `--infilter=${FILTER}`, '--convert-to', 'fods', '--outdir', folder, join(folder, 'sheet.csv')], { timeout: 120_000 });
    const opened = await readFile(join(folder, 'sheet.fods'), 'utf8');
    return opened.match(/table:formula=/g)?.length ?? 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
