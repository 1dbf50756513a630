// A real OpenID provider on this machine, for tests. It reads one JSON per line and answers each with one line:
// {"op": "sign", ...} makes any token, {"op": "rotate"} takes new keys, {"op": "asked"} tells how often its keys were fetched.
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import Provider from 'oidc-provider';
import * as jose from 'jose';

const settings = JSON.parse(process.env.PROVIDER_SETTINGS);
let current;
let asked = 0;

async function keyPair(kid) {
  const pair = await jose.generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await jose.exportJWK(pair.privateKey)), kid, use: 'sig', alg: 'RS256' };
  return { ...pair, kid, jwk };
}

function provider(issuer, keys) {
  const made = new Provider(issuer, {
    jwks: { keys: [keys.jwk] },
    clients: settings.clients,
    cookies: { keys: ['a secret of the tests'] },
    scopes: ['openid', 'profile', 'policentrica.read', 'policentrica.write'],
    claims: {
      openid: ['sub', 'fiscal_number', 'duties', 'offices'],
      profile: ['given_name', 'family_name'],
      acr: null, auth_time: null,
    },
    acrValues: ['https://www.spid.gov.it/SpidL1', 'https://www.spid.gov.it/SpidL2'],
    conformIdTokenClaims: false,
    async findAccount(_ctx, sub) {
      const account = settings.accounts[sub];
      return account && { accountId: sub, claims: async () => ({ sub, ...account }) };
    },
    extraTokenClaims(_ctx, token) {
      return settings.programs[token.clientId] ?? settings.accounts[token.accountId];
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        // Nobody is asked twice whether they mean it.
        logoutSource: (ctx, form) => { ctx.body = form; },
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined,
        getResourceServerInfo: (_ctx, audience) => ({
          audience,
          scope: 'policentrica.read policentrica.write',
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  });
  made.proxy = false;
  return made;
}

// The page where people sign in: they say who they are, and are believed.
async function signIn(request, response) {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html');
    response.end(`<form method="post" action="${request.url}"><input name="login"></form>`);
    return;
  }
  let body = '';
  for await (const piece of request) body += piece;
  const login = new URLSearchParams(body).get('login');
  if (login === 'annulla') {
    await current.provider.interactionFinished(request, response, { error: 'access_denied' });
    return;
  }
  const { params } = await current.provider.interactionDetails(request, response);
  const grant = new current.provider.Grant({ accountId: login, clientId: params.client_id });
  grant.addOIDCScope('openid profile');
  grant.addOIDCClaims(['sub', 'fiscal_number', 'duties', 'offices', 'acr', 'auth_time']);
  const grantId = await grant.save();
  const acr = settings.accounts[login].acr;
  const result = { login: { accountId: login, acr, remember: true }, consent: { grantId } };
  await current.provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const server = createServer((request, response) => {
  if (request.url === '/jwks') asked += 1;
  if (request.url.startsWith('/interaction/')) {
    signIn(request, response).catch((error) => { response.statusCode = 500; response.end(String(error)); });
    return;
  }
  current.handle(request, response);
});
server.listen(0, '127.0.0.1', async () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  let keys = await keyPair('first');
  const other = await keyPair('first');
  const start = () => {
    const made = provider(issuer, keys);
    current = { provider: made, handle: made.callback() };
  };
  start();
  console.log(issuer);

  const sign = async ({ header, claims, key }) => {
    const whole = { alg: 'RS256', kid: keys.kid, typ: 'at+jwt', ...header };
    const now = Math.floor(Date.now() / 1000);
    const body = { iss: issuer, iat: now, exp: now + 600, ...claims };
    if (key === 'nobody') {
      const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
      return `${part({ ...whole, alg: 'none' })}.${part(body)}.`;
    }
    if (key === 'public') {
      const secret = new TextEncoder().encode(await jose.exportSPKI(keys.publicKey));
      return new jose.SignJWT(body).setProtectedHeader({ ...whole, alg: 'HS256' }).sign(secret);
    }
    const by = key === 'other' ? other.privateKey : keys.privateKey;
    return new jose.SignJWT(body).setProtectedHeader(whole).sign(by);
  };

  for await (const line of createInterface({ input: process.stdin })) {
    const wish = JSON.parse(line);
    if (wish.op === 'sign') console.log(await sign(wish));
    if (wish.op === 'asked') console.log(asked);
    if (wish.op === 'rotate') {
      keys = await keyPair('second');
      start();
      console.log('rotated');
    }
  }
  process.exit(0);
});
