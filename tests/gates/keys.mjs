// Every screen with the keyboard alone: the way to each control is forward through the page, its place can be seen, nothing
// lies over it, and there is a way out; the first stop leads past the frame.
import {launch, windowOf} from './browser.mjs';
import {check, fault} from './tell.mjs';

const MOST = 400;

export async function keys(site, screens, {whole}) {
  const browser = await launch();
  const queue = screens.flatMap((screen, place) =>
    (whole ? ['de', 'en'] : [['de', 'en'][place % 2]]).map(language => ({screen, language, width: place % 3 ? 390 : 1280})));
  const work = async () => { for (let next; (next = queue.shift());) await visit(browser, site, next); };
  await Promise.all([work(), work()]);
  await browser.close();
}

async function visit(browser, site, {screen, language, width}) {
  const where = `${screen.name} ${language} ${width} by keyboard`;
  const context = await windowOf(browser, site, screen.who, language, {viewport: {width, height: 844}});
  const page = await context.newPage();
  try {
    await page.goto(`${site.origin}/${language}${screen.address}`, {waitUntil: 'load'});
    const wanted = await page.evaluate(mark);
    const reached = new Set();
    let stops = 0, skip = false;
    for (; stops < MOST; stops++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(look);
      if (!stop) break;
      if (stops === 0) skip = stop.skip;
      if (stop.number !== null && reached.has(stop.number) && !stop.group) break;
      // The parts of a day are stops of one field, whose ring belongs to the field.
      const again = stop.number !== null && reached.has(stop.number);
      if (stop.number !== null) reached.add(stop.number);
      if (!stop.ring && !again) fault(where, `no ring around ${stop.name}`);
      if (stop.covered) fault(where, `${stop.name} lies under ${stop.covered}`);
    }
    check(skip, where, 'the first stop is no way past the frame');
    check(stops < MOST, where, 'goes in circles');
    const missed = wanted.filter(([number]) => !reached.has(number));
    check(missed.length === 0, where, `never reaches ${missed.slice(0, 3).map(([, name]) => name).join(', ')}`);
    await page.reload({waitUntil: 'load'});
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    check(await page.evaluate(() => document.activeElement?.id === 'main'), where, 'the way past the frame leads elsewhere');
  } catch (error) {
    fault(where, String(error).split('\n')[0]);
  } finally {
    await context.close();
  }
}

// Runs in the page: numbers what must be reached. Of a group of radios one is a stop.
function mark() {
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
    .filter(e => e.getAttribute('tabindex') !== '-1');
  const seen = e => e.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true});
  const groups = new Set();
  const wanted = [];
  all.filter(seen).forEach((e, number) => {
    e.dataset.stop = number;
    if (e.type === 'radio') {
      const group = `${e.form?.dataset.stop}:${e.name}`;
      const checked = [...document.getElementsByName(e.name)].some(other => other.checked && other.form === e.form);
      if (checked ? !e.checked : groups.has(group)) return;
      groups.add(group);
    }
    wanted.push([number, (e.innerText || e.name || e.tagName).trim().slice(0, 30)]);
  });
  return wanted;
}

// Runs in the page: where the keyboard is.
function look() {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const x = Math.min(innerWidth - 1, Math.max(0, box.left + Math.min(box.width / 2, 40)));
  const y = Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height / 2, 20)));
  const top = document.elementFromPoint(x, y);
  const own = top && (e.contains(top) || top.contains(e) || [...(e.labels || [])].some(label => label.contains(top) || top.contains(label)));
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    || ['::after', '::before'].some(part => getComputedStyle(e, part).outlineStyle !== 'none' && parseFloat(getComputedStyle(e, part).outlineWidth) >= 2)
    || [...(e.labels || [])].some(label => getComputedStyle(label).outlineStyle !== 'none');
  return {
    number: e.dataset.stop === undefined ? null : Number(e.dataset.stop),
    group: e.type === 'date',
    name: (e.getAttribute('aria-label') || e.innerText || e.name || e.tagName).trim().slice(0, 30),
    skip: e.classList.contains('skip-link'),
    ring,
    covered: own || !top ? '' : `${top.tagName.toLowerCase()}.${top.className}`,
  };
}
