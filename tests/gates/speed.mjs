// Lighthouse as a phone sees it. The searchers' category is left out: an internal program is not to be found.
import lighthouse from 'lighthouse';
import {launch as chrome} from 'chrome-launcher';
import {check, note} from './tell.mjs';

const LEAST = {performance: 95, accessibility: 100, 'best-practices': 100};
const PAGES = ['start', 'question', 'check', 'request-review', 'review', 'brief'];
const TRIES = 3;

export async function speed(site, screens) {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'];
  for (const name of PAGES) {
    const screen = screens.find(screen => screen.name === name);
    if (!check(screen, `lighthouse ${name}`, 'is not among the screens')) continue;
    const best = {};
    const seen = [];
    // The machine is shared: what a page can do is the best of a few looks, and a fault of the page stays in all of them.
    for (let tries = 0; tries < TRIES && !Object.entries(LEAST).every(([id, least]) => best[id] >= least); tries++) {
      const browser = await chrome({chromePath: process.env.CHROMIUM || '/usr/bin/chromium', chromeFlags: flags, logLevel: 'silent'});
      const options = {
        port: browser.port,
        onlyCategories: Object.keys(LEAST),
        extraHeaders: {cookie: site.people[screen.who]},
        logLevel: 'silent',
      };
      const {lhr} = await lighthouse(`${site.origin}/de${screen.address}`, options);
      await browser.kill();
      if (lhr.runtimeError) note(`lighthouse ${name}: ${lhr.runtimeError.message}`);
      for (const category of Object.values(lhr.categories)) {
        best[category.id] = Math.max(best[category.id] || 0, Math.round(category.score * 100));
        for (const {id, weight} of category.auditRefs) {
          const audit = lhr.audits[id];
          if (weight && audit.score !== null && audit.score < 0.9) seen.push(`${id} ${audit.displayValue || ''}`);
        }
      }
    }
    note(`lighthouse ${name}: ${Object.entries(best).map(([id, score]) => `${id} ${score}`).join(', ')}`);
    for (const [id, least] of Object.entries(LEAST)) {
      check(best[id] >= least, `lighthouse ${name}`, `${id} is ${best[id]}: ${[...new Set(seen)].join('; ')}`);
    }
  }
}
