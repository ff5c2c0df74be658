// The four pictures of the README: what the window shows first, without the banner of the demo.
import fs from 'node:fs';
import path from 'node:path';
import {launch, windowOf} from './browser.mjs';
import {ROOT} from './site.mjs';

const PICTURES = [
  ['start', 'start', {width: 1100, height: 700}],
  ['request-negotiation', 'request', {width: 1100, height: 700}],
  ['review', 'review', {width: 1100, height: 700}],
  ['brief', 'brief', {width: 390, height: 844}],
];

export async function readme(site, screens) {
  const browser = await launch();
  for (const [name, file, viewport] of PICTURES) {
    const screen = screens.find(screen => screen.name === name);
    const context = await windowOf(browser, site, screen.who, 'en', {viewport});
    const page = await context.newPage();
    await page.goto(`${site.origin}/en${screen.address}`, {waitUntil: 'networkidle'});
    await page.evaluate(() => document.querySelector('.demo-banner')?.remove());
    fs.mkdirSync(path.join(ROOT, '.readme'), {recursive: true});
    await page.screenshot({path: path.join(ROOT, '.readme', `${file}.png`)});
    await context.close();
  }
  await browser.close();
}
