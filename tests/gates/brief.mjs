// The executive's page where it is read: on a phone over slow 4G. What it weighs is a gate; how long it takes is told.
import {launch, listen, windowOf} from './browser.mjs';
import {check, note} from './tell.mjs';

const MOST = 30_000;
const SLOW = {offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8};

export async function brief(site, screens) {
  const browser = await launch();
  for (const screen of screens.filter(screen => screen.name.startsWith('brief'))) {
    for (const language of ['de', 'en']) {
      const context = await windowOf(browser, site, screen.who, language, {viewport: {width: 390, height: 844}});
      const page = await context.newPage();
      const heard = listen(page);
      const where = `${screen.name} ${language}`;
      const client = await context.newCDPSession(page);
      await client.send('Network.enable');
      await client.send('Network.emulateNetworkConditions', SLOW);
      await client.send('Emulation.setCPUThrottlingRate', {rate: 4});
      let bytes = 0;
      const files = [];
      client.on('Network.responseReceived', event => files.push(event.response.url));
      client.on('Network.loadingFinished', event => { bytes += event.encodedDataLength; });
      await page.goto(`${site.origin}/${language}${screen.address}`, {waitUntil: 'networkidle'});
      const painted = await page.evaluate(() => new Promise(done => {
        new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)).observe({type: 'largest-contentful-paint', buffered: true});
        setTimeout(() => done(-1), 3000);
      }));
      note(`${where}: ${bytes} bytes in ${files.length} files, largest paint after ${Math.round(painted)} ms on slow 4G`);
      check(bytes <= MOST, where, `weighs ${bytes} bytes`);
      check(!files.some(file => /\.(wasm|js|woff2)/.test(file)), where, `loads ${files.join(' ')}`);
      check(await page.locator('script').count() === 0, where, 'has a script');
      check(heard.length === 0, where, heard.join(' | '));
      await context.close();
    }
  }
  await browser.close();
}
