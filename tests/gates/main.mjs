// node main.mjs quick | whole [gate…] [--only screen,screen]: exit 1 when anything was found.
import {start} from './site.mjs';
import {screens} from './screens.mjs';
import {brief} from './brief.mjs';
import {keys} from './keys.mjs';
import {mails} from './mails.mjs';
import {colours, paper, scripts} from './plain.mjs';
import {walk} from './walk.mjs';
import {end, note} from './tell.mjs';

const [much = 'quick', ...rest] = process.argv.slice(2);
const only = rest.find(word => word.startsWith('--only='))?.slice(7).split(',') || [];
const gates = rest.filter(word => !word.startsWith('--'));
const whole = much === 'whole';
const site = await start();
const begun = Date.now();
try {
  const all = await screens(site, only);
  note(`screens found after ${Date.now() - begun} ms`);
  const run = async (name, gate) => { if (!gates.length || gates.includes(name)) await gate(); };
  await run('walk', () => walk(site, all, {whole}));
  await run('keys', () => keys(site, all, {whole}));
  await run('scripts', () => scripts(site, all));
  await run('colours', () => colours(site, all));
  await run('paper', () => paper(site, all));
  await run('brief', () => brief(site, all));
  // Lighthouse takes minutes and is loaded only where it is wanted.
  if (whole) await run('speed', async () => (await import('./speed.mjs')).speed(site, all));
  // Letters are made by acting, so the other gates see the company as it begins.
  await run('mails', () => mails(site));
} finally {
  await site.stop();
}
process.exit(end());
