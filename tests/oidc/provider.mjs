// A certified OpenID provider (npm: oidc-provider) for the tests: `node provider.mjs ORIGIN`, where ORIGIN is that of the
// product. It takes a free port, prints its issuer, and ends with its standard input. Its own interactions sign anybody in:
// the login names the account, and the account says what it claims, as `login,group,group` with `!` for an unverified address.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

import { Provider } from 'oidc-provider';

const [origin] = process.argv.slice(2);

const key = (type, options, rest) => ({ ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use: 'sig', ...rest });
const jwks = {
  keys: [
    key('rsa', { modulusLength: 2048 }, { kid: 'rsa' }),
    key('ec', { namedCurve: 'P-256' }, { kid: 'ec', alg: 'ES256' }),
  ],
};

const client = (alg) => ({
  client_id: `concord-${alg.toLowerCase()}`,
  client_secret: 'a secret of + both & sides: %',
  redirect_uris: [`${origin}/oidc/callback`],
  post_logout_redirect_uris: [`${origin}/de/sign-in`],
  response_types: ['code'],
  grant_types: ['authorization_code'],
  id_token_signed_response_alg: alg,
});

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    jwks,
    clients: [client('RS256'), client('ES256'), client('PS256')],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_, id) => {
      const [name, ...groups] = id.split(',');
      return {
        accountId: id,
        claims: () => ({
          sub: name.replace('!', ''),
          email: `${name.replace('!', '')}@berg.example`,
          email_verified: !name.includes('!'),
          name: `${name} of Berg`,
          groups,
        }),
      };
    },
  });
  server.on('request', provider.callback());
  console.log(issuer);
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
