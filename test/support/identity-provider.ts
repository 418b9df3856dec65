import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import type { OidcSettings } from '../../server/sign-in-settings.ts'

const redirectUri = 'http://127.0.0.1:9/api/v1/session/oidc/callback'

/** A real OpenID provider on this machine; whoever types a name there is that person;
 * `other=li` is another person whom the provider calls li as well. */
export async function identityProvider() {
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const secret = { client_id: 'jichi', client_secret: 'a secret of at least thirty-two characters' }
  const provider = new Provider(issuer, {
    clients: [{ ...secret, redirect_uris: [redirectUri], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: `subject of ${id}`, preferred_username: id.split('=').at(-1)! }),
    }),
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
  })
  server.on('request', provider.callback())
  const settings: OidcSettings = {
    issuer,
    clientId: secret.client_id,
    clientSecret: secret.client_secret,
    usernameClaim: 'preferred_username',
    label: '市政务统一认证',
    redirectUri,
  }
  return { settings, signIn: (url: string, name: string) => walk(url, name), close: () => void server.close() }
}

/** What a browser does at the provider: follows its redirects, types the name, agrees. Answers where it is sent back to. */
async function walk(start: string, name: string): Promise<string> {
  const jar = new Map<string, string>()
  const ask = async (url: string, form?: Record<string, string>) => {
    const cookie = [...jar].map(([key, value]) => `${key}=${value}`).join('; ')
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    })
    for (const one of answer.headers.getSetCookie()) {
      const [key, value] = one.split(';')[0]!.split('=')
      jar.set(key!, value!)
    }
    return answer
  }
  let url = start
  for (let step = 0; step < 12; step++) {
    if (url.startsWith(redirectUri)) return url
    let answer = await ask(url)
    if (answer.status === 200) {
      const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1]
      if (!prompt) throw new Error(`the provider asks nothing at ${url}`)
      answer = await ask(url, prompt === 'login' ? { prompt, login: name, password: 'x' } : { prompt })
    }
    const to = answer.headers.get('location')
    if (!to) throw new Error(`the provider stopped at ${url}: ${answer.status}`)
    url = new URL(to, url).href
  }
  throw new Error('the provider leads in a circle')
}
