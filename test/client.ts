// Somebody signed in to a running program, without a browser: what a script of theirs would do.

export type Answer<T> = { readonly status: number; readonly body: T }

export type Client = {
  readonly cookie: string
  /** the token that changes must bear */
  readonly csrf: string
  /** the program may have been started again elsewhere: the session lives on in its database */
  readonly at: (origin: string) => Client
  readonly ask: <T>(method: string, path: string, body?: unknown) => Promise<Answer<T>>
  /** the body of an answer that must be a good one */
  readonly get: <T>(path: string) => Promise<T>
  readonly post: <T>(path: string, body?: unknown) => Promise<T>
  readonly upload: <T>(path: string, name: string, bytes: Uint8Array) => Promise<T>
}

type Session = { readonly cookie: string; readonly csrf: string }

export async function signIn(origin: string, username: string, password: string): Promise<Client> {
  const welcome = await fetch(`${origin}/api/welcome`)
  const { csrf } = (await welcome.json()) as { csrf: string }
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jingwei-csrf': csrf, cookie: cookiesOf(welcome) },
    body: JSON.stringify({ username, password }),
  })
  if (answer.status !== 200) throw new Error(`${username} could not sign in: ${await answer.text()}`)
  const session = (await answer.json()) as { csrf: string }
  return openClient(origin, { cookie: cookiesOf(answer), csrf: session.csrf })
}

function openClient(origin: string, session: Session): Client {
  const headers = { cookie: session.cookie, 'x-jingwei-csrf': session.csrf }
  const send = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    const answer = await fetch(`${origin}${path}`, { ...init, headers: { ...headers, ...init.headers } })
    return { status: answer.status, body: (await answer.json()) as T }
  }
  const must = async <T>(path: string, init: RequestInit): Promise<T> => {
    const { status, body } = await send<T>(path, init)
    if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`)
    return body
  }
  const withBody = (method: string, body: unknown): RequestInit =>
    body === undefined
      ? { method }
      : { method, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return {
    cookie: session.cookie,
    csrf: session.csrf,
    at: (elsewhere) => openClient(elsewhere, session),
    ask: (method, path, body) => send(path, withBody(method, body)),
    get: (path) => must(path, { method: 'GET' }),
    post: (path, body = {}) => must(path, withBody('POST', body)),
    upload: (path, name, bytes) => {
      const form = new FormData()
      form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name)
      return must(path, { method: 'POST', body: form })
    },
  }
}

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
