// A mail gateway opens every link of every letter before anybody reads it. Nothing may change by that: not a case, not a
// session. A few acts are done first, so that there are letters of several kinds.
import {get} from './site.mjs';
import {check, note} from './tell.mjs';

const ACTS = [
  ['Tobias Rehfeldt', '/de/cases/24/ask', {question: 'Welche Konten sind gemeint?'}],
  ['Mia Harrendorf', '/de/cases/18/declare', {cause: 'values', reason: 'Ohne Bilder geht es nicht.'}],
  ['Katharina Wiedenhaupt', '/de/cases/9/send-back', {question: 'Geht es auch ohne Bestelldaten?'}],
];
const LEAST = 3;
const PATIENCE = 100;

export async function mails(site) {
  for (const [who, address, fields] of ACTS) await act(site, who, address, fields);
  const who = 'Paula Grotjahn';
  let letters = [];
  for (let tries = 0; tries < PATIENCE && letters.length < LEAST; tries++) {
    await new Promise(go => setTimeout(go, 200));
    const {text} = await get(site, who, '/de/mails');
    letters = [...new Set([...text.matchAll(/href="(\/de\/mails\/[0-9a-f-]{36})"/g)].map(([, link]) => link))];
  }
  const links = new Set();
  for (const letter of letters) {
    const {text} = await get(site, who, letter);
    for (const [, link] of text.matchAll(new RegExp(`${site.origin}(/[^\\s"'<>)]*)`, 'g'))) links.add(link.replaceAll('&amp;', '&'));
  }
  check(letters.length >= LEAST, 'mails', `only ${letters.length} letters came`);
  check(links.size > 0, 'mails', 'no link in any of them');
  const before = await state(site);
  for (const link of links) {
    for (const method of ['HEAD', 'GET']) {
      for (const person of [null, ...Object.keys(site.people)]) {
        const answer = await get(site, person, link, {method});
        check(answer.status < 500, `mails ${link}`, `${method} answers ${answer.status}`);
        check(!answer.headers.get('set-cookie'), `mails ${link}`, `${method} sets a cookie`);
      }
    }
  }
  const after = await state(site);
  for (const [number, page] of before) check(after.get(number) === page, 'mails', `opening the links changed case ${number}`);
  note(`${links.size} links of ${letters.length} letters opened by HEAD and GET`);
}

async function act(site, who, address, fields) {
  const page = await get(site, who, address);
  const form = page.text.slice(page.text.indexOf('<main')).match(/<form[^>]*method="post"[^]*?<\/form>/)?.[0] || '';
  const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [tag.match(/name="([^"]*)"/)?.[1], tag.match(/value="([^"]*)"/)?.[1]]);
  const answer = await get(site, who, address, {
    method: 'POST',
    body: new URLSearchParams([...hidden, ...Object.entries(fields)]),
    headers: {origin: site.origin, referer: site.origin + address},
  });
  check(answer.status === 303, 'mails', `${who} cannot do ${address}: ${answer.status}`);
}

// What each case says about itself to who may read all. Keys and nonces are new on every page; time passes.
async function state(site) {
  const pages = new Map();
  for (let number = 1; number <= 30; number++) {
    const {status, text} = await get(site, 'Ruth Imhülsen', `/de/cases/${number}`);
    const said = text.slice(text.indexOf('<main'), text.indexOf('</main')).replaceAll(/<[^>]*>/g, ' ');
    if (status === 200) pages.set(number, `${status} ${said.replaceAll(/\d+\s(Min|Std|Tage?)\b|\d+\s%/g, '')}`);
  }
  return pages;
}
