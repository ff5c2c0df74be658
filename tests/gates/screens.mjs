// The screens of screens.json with the addresses that they have in this company, found as a person finds them: by links.
import fs from 'node:fs';
import {crawl} from './site.mjs';
import {fault} from './tell.mjs';

const read = () => JSON.parse(fs.readFileSync(new URL('screens.json', import.meta.url))).screens;

export async function screens(site, wanted = []) {
  const listed = read().filter(screen => !wanted.length || wanted.includes(screen.name));
  const links = {};
  for (const who of new Set(listed.filter(screen => screen.like).map(screen => screen.who))) {
    const pages = await crawl(site, who);
    links[who] = pages.map(page => page.address.replace(/^\/de/, ''));
  }
  return listed.filter(screen => !screen.fresh).flatMap(screen => {
    const {at, number, step, like, query, who} = screen;
    const fixed = (number ? at.replace('{number}', number).replace('{step}', step) : at) + (query || '');
    const address = like ? links[who].find(link => new RegExp(like).test(link)) : fixed;
    if (!address) fault(screen.name, `${who} finds no link like ${like}`);
    return address ? [{...screen, address}] : [];
  });
}
