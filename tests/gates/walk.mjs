// Every screen, in both languages, light and dark, at three widths: what axe finds, what does not fit, codes and sentences
// of the other language, what the console says; and a picture of each.
import fs from 'node:fs';
import path from 'node:path';
import {createRequire} from 'node:module';
import {launch, listen, windowOf} from './browser.mjs';
import {LANGUAGES, PICTURES, ROOT} from './site.mjs';
import {check, fault, note} from './tell.mjs';

const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 390, 320];
const SCHEMES = ['light', 'dark'];
// Every screen in both languages, both schemes and all widths once, for a run of minutes.
const FEW = {de: [['light', 1280], ['dark', 320]], en: [['dark', 390]]};
const AT_ONCE = 2;

// Words that stand in nearly every sentence of a language and in none of the other's.
const FOREIGN = {
  de: /\b(the|and|of|with|your|this|which|please|from|has|have|not|are|you)\b/i,
  en: /\b(und|der|das|mit|nicht|ist|oder|für|wird|eine|einen|Sie|Ihre|auf|noch)\b/,
};

const keys = new Set(
  fs.readdirSync(path.join(ROOT, 'app/text/de')).flatMap(file =>
    [...fs.readFileSync(path.join(ROOT, 'app/text/de', file), 'utf8').matchAll(/^([a-z][a-z0-9-]*-[a-z0-9-]+) =/gm)].map(([, key]) => key)));

export async function walk(site, screens, {whole, pictures = true}) {
  const browser = await launch();
  const queue = LANGUAGES.flatMap(language => screens.map(screen => ({screen, language})));
  const begun = Date.now();
  const work = async () => {
    for (let next; (next = queue.shift());) await visit(browser, site, next.screen, next.language, whole, pictures);
  };
  await Promise.all(Array.from({length: AT_ONCE}, work));
  await browser.close();
  note(`${screens.length} screens walked in ${Math.round((Date.now() - begun) / 1000)} s`);
}

async function visit(browser, site, screen, language, whole, pictures) {
  const combinations = whole ? SCHEMES.flatMap(scheme => WIDTHS.map(width => [scheme, width])) : FEW[language];
  const context = await windowOf(browser, site, screen.who, language);
  const page = await context.newPage();
  const where = `${screen.name} ${language}`;
  try {
    const expected = screen.status || 200;
    const heard = listen(page, expected);
    await page.addInitScript(() => {
      window.refusedByPolicy = [];
      addEventListener('securitypolicyviolation', e => refusedByPolicy.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
    });
    const answer = await page.goto(`${site.origin}/${language}${screen.address}`, {waitUntil: 'load'});
    check(answer.status() === expected, where, `answers ${answer.status()}`);
    await page.evaluate(AXE);
    for (const [scheme, width] of combinations) {
      const here = `${where} ${scheme} ${width}`;
      await page.setViewportSize({width, height: width > 600 ? 900 : 844});
      await page.emulateMedia({colorScheme: scheme, reducedMotion: 'reduce'});
      await page.waitForTimeout(30);
      if (pictures) await picture(page, screen.name, language, scheme, width);
      await accessible(page, here);
      for (const found of await page.evaluate(tooWide)) fault(here, found);
    }
    const said = await page.evaluate(words);
    check(said.lang === language, where, `its language is ${said.lang}`);
    for (const word of said.all.split(/[^a-z0-9-]+/)) if (!screen.codes && keys.has(word)) fault(where, `shows the key ${word}`);
    for (const text of said.own) {
      const foreign = text.match(FOREIGN[language]);
      if (foreign) fault(where, `says "${foreign[0]}" in "${text.slice(0, 80)}"`);
    }
    for (const found of heard) fault(where, found);
    for (const found of await page.evaluate(() => window.refusedByPolicy)) fault(where, `policy: ${found}`);
  } catch (error) {
    fault(where, String(error).split('\n')[0]);
  } finally {
    await context.close();
  }
}

async function picture(page, name, language, scheme, width) {
  const folder = path.join(PICTURES, `${language}-${scheme}-${width}`);
  fs.mkdirSync(folder, {recursive: true});
  await page.screenshot({path: path.join(folder, `${name}.png`), fullPage: true});
}

async function accessible(page, where) {
  const found = await page.evaluate(tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}), TAGS);
  check(true, where, '');
  for (const violation of found.violations) {
    const nodes = violation.nodes.slice(0, 3).map(node => `${node.target.join(' ')} (${(node.any[0] || node.all[0] || node.none[0])?.message})`);
    fault(where, `${violation.id}: ${nodes.join('; ')}`);
  }
}

// Runs in the page: what is wider than the window, and text that is cut off.
function tooWide() {
  const faults = [], root = document.documentElement;
  const name = e => `${e.tagName.toLowerCase()}.${[...e.classList].join('.')} "${(e.innerText || '').trim().slice(0, 40)}"`;
  if (root.scrollWidth > root.clientWidth) faults.push(`is ${root.scrollWidth} px wide`);
  const hidden = e => e.closest('.visually-hidden, .skip-link, svg, [hidden]');
  const scrolls = e => { for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll/.test(getComputedStyle(p).overflowX)) return true; return false; };
  for (const e of document.body.querySelectorAll('*')) {
    if (hidden(e)) continue;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (!e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}) || !box.width || !box.height || style.visibility === 'hidden') continue;
    if (box.right > root.clientWidth + 1 && !scrolls(e)) faults.push(`${name(e)} stands out at the right`);
    else if (box.left < -1 && !scrolls(e)) faults.push(`${name(e)} stands out at the left`);
    const clips = /hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 2;
    if (clips && e.innerText && e.innerText.trim()) faults.push(`${name(e)} is cut off`);
    const spills = style.overflowX === 'visible' && style.display !== 'inline' && e.scrollWidth > e.clientWidth + 3
      && e.childElementCount === 0 && e.innerText && e.innerText.trim() && e.clientWidth > 0;
    if (spills) faults.push(`${name(e)} is wider than its box`);
  }
  return [...new Set(faults)].slice(0, 5);
}

// Runs in the page: all that is read, and what is certainly the product's own.
function words() {
  const own = 'nav a, footer a, footer button, label:not(:has(input)), legend, th[scope=col], dt, summary, main button, .field-hint';
  const texts = [...document.querySelectorAll(own)].filter(e => !e.closest('[lang]:not(html)') && !e.closest('.user-text'));
  const codes = [...document.querySelectorAll('code')].map(e => e.innerText).join('\n');
  const all = document.body.innerText.split('\n').filter(line => !codes.includes(line)).join('\n');
  return {lang: document.documentElement.lang, all, own: texts.map(e => e.innerText.trim())};
}
