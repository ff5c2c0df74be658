// The product as it runs: the real program with the invented company on a port of its own, and one signed-in browser
// session per persona. Ends with the process that asked for it.
import {spawn} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const ROOT = process.env.GATES_ROOT;
const TARGET = path.resolve(ROOT, process.env.CARGO_TARGET_DIR || 'target');
export const PICTURES = path.join(ROOT, 'target/pictures');
export const LANGUAGES = ['de', 'en'];

export async function start() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-gates-'));
  const server = spawn(path.join(TARGET, 'debug/concord'), ['serve', '--demo'], {
    env: {
      ...process.env,
      CONCORD_LISTEN__ADDRESS: '127.0.0.1:0',
      CONCORD_DATA__DIRECTORY: path.join(folder, 'data'),
      CONCORD_SITE__FOLDER: path.join(ROOT, 'target/site'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = chunk => { said = (said + chunk).slice(-20000); };
  server.stdout.on('data', heard);
  server.stderr.on('data', heard);
  const ended = new Promise(done => server.on('exit', done));
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    fs.rmSync(folder, {recursive: true, force: true});
  };
  process.on('exit', () => server.kill('SIGKILL'));
  for (let tries = 0; !said.includes('"message":"listening"'); tries++) {
    if (server.exitCode !== null || tries > 600) throw new Error(`the server did not start:\n${said}`);
    await new Promise(go => setTimeout(go, 100));
  }
  const origin = said.match(/Concord listens on (\S+)/)[1];
  const people = {};
  for (const [, name, link] of said.matchAll(/^ {2}(\S[^,\n]*?)(?:,[^\n]*?)? {2,}[^\n]*\n {4}(\S+\/link\/\S+)$/gm)) {
    people[name] = await signIn(origin, link);
  }
  return {origin, people, folder, stop};
}

// Opens the link and presses its button, as a browser without scripts does; the value of the cookie.
async function signIn(origin, link) {
  const page = await (await fetch(link)).text();
  const main = page.slice(page.indexOf('<main'));
  const key = main.match(/name="key" value="([^"]+)"/)?.[1];
  const body = new URLSearchParams(key ? {key} : {});
  const answer = await fetch(link, {method: 'POST', body, redirect: 'manual', headers: {origin, referer: link}});
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (answer.status !== 303 || !cookie) throw new Error(`${link} signs nobody in: ${answer.status}`);
  return cookie;
}

// The text of a page for a person, without following anything.
export async function get(site, who, address, options = {}) {
  const headers = who ? {cookie: site.people[who]} : {};
  const answer = await fetch(site.origin + address, {redirect: 'manual', ...options, headers: {...headers, ...options.headers}});
  return {status: answer.status, location: answer.headers.get('location'), headers: answer.headers, text: await answer.text()};
}

// Every address that a person reaches by following links from the start page, in one language.
export async function crawl(site, who, language = 'de', most = 400) {
  const seen = new Set(), found = [], open = [`/${language}/start`];
  const variants = {};
  while (open.length && found.length < most) {
    const address = open.shift();
    const page = await get(site, who, address);
    if (page.status === 200 && (page.headers.get('content-type') || '').includes('html')) found.push({address, text: page.text});
    const links = [...page.text.matchAll(/<a\b[^>]*>/g)].filter(([tag]) => !/\bdownload\b/.test(tag));
    const next = links.map(([tag]) => tag.match(/href="([^"]+)"/)?.[1]).concat(page.location || []);
    for (const raw of next) {
      const link = (raw || '').replaceAll('&amp;', '&').split('#')[0];
      const path = link.split('?')[0];
      if (!link.startsWith(`/${language}/`) || seen.has(link)) continue;
      variants[path] = (variants[path] || 0) + 1;
      if (variants[path] > 12) continue;
      seen.add(link);
      open.push(link);
    }
  }
  return found;
}
