// Chromium without a screen, and windows of people in it. A window of somebody who is signed in carries their cookie.
import {chromium} from 'playwright-core';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars'];

export const launch = () => chromium.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, args: FLAGS});

export async function windowOf(browser, site, who, language, options = {}) {
  const context = await browser.newContext({
    locale: language === 'de' ? 'de-DE' : 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: {width: 1280, height: 900},
    reducedMotion: 'reduce',
    ...options,
  });
  if (who) {
    const [name, value] = site.people[who].split('=');
    await context.addCookies([{name, value, url: site.origin}]);
  }
  return context;
}

// What went wrong while a page was open: the console, scripts, the policy, files that did not come.
export function listen(page, expected = 200) {
  const faults = [];
  page.on('console', line => {
    const own = expected >= 400 && line.text().includes(`status of ${expected}`);
    if (['error', 'warning'].includes(line.type()) && !own) faults.push(`console: ${line.text()}`);
  });
  page.on('pageerror', error => faults.push(`script: ${error}`));
  page.on('requestfailed', request => {
    // The page was left while it listened for changes.
    if (!request.url().includes('/live')) faults.push(`request: ${request.url()} ${request.failure()?.errorText}`);
  });
  return faults;
}
