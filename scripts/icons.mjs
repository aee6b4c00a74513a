// Draws the PNG icons of public/icons from one SVG, with Chromium. Run it after changing vigia.svg; the results are committed.

import { readFile, writeFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';

const folder = new URL('../public/icons/', import.meta.url);
const svg = await readFile(new URL('vigia.svg', folder), 'utf8');
// A mask may cut a fifth off every side: the ground goes to the edge and the sign shrinks to the safe middle.
const maskable = svg.replace(' rx="112"', '').replace(/(<rect[^>]*>)(.*)(<\/svg>)/, '$1<g transform="translate(51.2 51.2) scale(.8)">$2</g>$3');
// What Android shows in the status bar: only the alpha counts.
const badge = svg.replace(/<rect[^>]*>/, '').replaceAll('#f3c267', '#fff');

const drawn = [
  ['vigia-192.png', svg, 192], ['vigia-512.png', svg, 512],
  ['maskable-192.png', maskable, 192], ['maskable-512.png', maskable, 512],
  ['apple-touch-icon.png', maskable, 180], ['badge-96.png', badge, 96],
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, image, size] of drawn) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>html,body{margin:0}svg{display:block;inline-size:${size}px;block-size:${size}px}</style>${image}`);
  await writeFile(new URL(name, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
