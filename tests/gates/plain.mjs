// Without scripts, in forced colours, and on paper.
import fs from 'node:fs';
import path from 'node:path';
import {launch, windowOf} from './browser.mjs';
import {PICTURES} from './site.mjs';
import {check, fault, note} from './tell.mjs';

// Everything stands in the page that the server sends; a form that posts can be sent by a button of its own.
export async function scripts(site, screens) {
  const browser = await launch();
  for (const screen of screens) {
    const context = await windowOf(browser, site, screen.who, 'de', {javaScriptEnabled: false});
    const page = await context.newPage();
    const where = `${screen.name} without scripts`;
    await page.goto(`${site.origin}/de${screen.address}`, {waitUntil: 'load'});
    check(await page.locator('h1').count() === 1, where, 'has no heading');
    const forms = page.locator('form');
    for (let place = 0; place < await forms.count(); place++) {
      const buttons = await forms.nth(place).locator('button[type=submit], button:not([type]), input[type=submit]').count();
      const id = await forms.nth(place).getAttribute('id');
      const outside = id ? await page.locator(`button[form="${id}"]`).count() : 0;
      if (!buttons && !outside) fault(where, `a form cannot be sent: ${await forms.nth(place).getAttribute('action')}`);
    }
    await context.close();
  }
  await browser.close();
}

// Colour is taken away; what only colour said has to be said by something else.
export async function colours(site, screens) {
  const browser = await launch();
  const folder = path.join(PICTURES, 'forced-colours');
  fs.mkdirSync(folder, {recursive: true});
  for (const screen of screens) {
    const context = await windowOf(browser, site, screen.who, 'de', {viewport: {width: 390, height: 844}, forcedColors: 'active'});
    const page = await context.newPage();
    const where = `${screen.name} in forced colours`;
    await page.goto(`${site.origin}/de${screen.address}`, {waitUntil: 'load'});
    const said = await page.evaluate(() => {
      const border = e => { const style = getComputedStyle(e); return parseFloat(style.borderTopWidth); };
      const faults = [];
      const [primary] = document.querySelectorAll('main .button--primary'), [other] = document.querySelectorAll('main .button--secondary');
      if (primary && other && border(primary) <= border(other)) faults.push('the first button looks like the others');
      const [advised] = document.querySelectorAll('.choice--advised');
      if (advised && !advised.querySelector('.choice-word')) faults.push('the recommended choice is told by colour only');
      for (const risk of document.querySelectorAll('.risk')) if (!/\d|–|\?/.test(risk.textContent) && !risk.classList.contains('risk--open')) faults.push('a risk has no number');
      return faults;
    });
    for (const found of said) fault(where, found);
    check(true, where, '');
    await page.screenshot({path: path.join(folder, `${screen.name}.png`), fullPage: true});
    await context.close();
  }
  await browser.close();
}

// A brief and a request are at most two sheets.
export async function paper(site, screens) {
  const browser = await launch();
  for (const screen of screens.filter(({name}) => name.startsWith('brief') || name.startsWith('request-'))) {
    for (const language of ['de', 'en']) {
      const context = await windowOf(browser, site, screen.who, language);
      const page = await context.newPage();
      await page.goto(`${site.origin}/${language}${screen.address}`, {waitUntil: 'load'});
      const file = path.join(PICTURES, `paper-${screen.name}-${language}.pdf`);
      const pdf = await page.pdf({path: file, format: 'A4', margin: {top: '15mm', bottom: '15mm', left: '18mm', right: '18mm'}});
      const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) || []).length;
      note(`${screen.name} ${language}: ${sheets} sheets`);
      check(sheets > 0 && sheets <= 2, `${screen.name} ${language} on paper`, `takes ${sheets} sheets`);
      await context.close();
    }
  }
  await browser.close();
}
