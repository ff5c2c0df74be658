// node main.mjs quick | whole [gate…] [--only screen,screen]: exit 1 when anything was found.
import {start} from './site.mjs';
import {screens} from './screens.mjs';
import {brief} from './brief.mjs';
import {keys} from './keys.mjs';
import {mails} from './mails.mjs';
import {colours, paper, scripts} from './plain.mjs';
import {readme} from './readme.mjs';
import {walk} from './walk.mjs';
import {end, note} from './tell.mjs';

const MAIN = ['sign-in', 'start', 'question', 'check', 'request-negotiation', 'request-security', 'talk', 'inbox', 'review', 'offer',
  'brief', 'decide', 'news', 'account'];

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
  // A run of minutes looks at every screen, and takes the other measures of those that the journeys lead through.
  const main = whole || only.length ? all : all.filter(({name}) => MAIN.includes(name));
  await run('walk', () => walk(site, all, {whole, pictures: whole || only.length > 0}));
  await run('keys', () => keys(site, main, {whole}));
  await run('scripts', () => scripts(site, main));
  await run('colours', () => colours(site, main));
  await run('paper', () => paper(site, main));
  await run('brief', () => brief(site, all));
  if (gates.includes('readme')) await readme(site, all);
  // Lighthouse takes minutes and is loaded only where it is wanted.
  if (whole) await run('speed', async () => (await import('./speed.mjs')).speed(site, all));
  // Letters are made by acting, so the other gates see the company as it begins.
  await run('mails', () => mails(site));
} finally {
  await site.stop();
}
process.exit(end());
