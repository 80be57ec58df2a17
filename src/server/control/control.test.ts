import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../testing.ts'
import { askControl } from './ask-control.ts'
import { openControl, passFile } from './control-server.ts'

const data = mkdtempSync(join(tmpdir(), 'jingwei-control-'))
const file = join(data, 'site.backup')
let door: FrontDoor
let control: Awaited<ReturnType<typeof openControl>>
beforeAll(async () => {
  door = await openFrontDoor({ environment: { JINGWEI_DATA: data } })
  control = await openControl(door.program)
})
afterAll(async () => {
  await control.close()
  await door.close()
  rmSync(data, { recursive: true })
})

test('a site at work is backed up, and restored to what it was, by the server that holds it', async () => {
  const admin = await door.as('system_admin')
  const add = (username: string) => admin.ask('POST', '/api/accounts', { username, name: '同事', phone: null })
  await add('before')
  const backedUp = await askControl(data, { kind: 'backup', path: file }, () => {})
  expect(backedUp).toMatchObject({ ok: true, value: { path: file, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  await add('after')
  const refused = await askControl(data, { kind: 'restore', path: file, replace: false }, () => {})
  expect(refused).toMatchObject({ ok: false, faults: [{ code: 'restore.not-empty' }] })
  const restored = await askControl(data, { kind: 'restore', path: file, replace: true }, () => {})
  expect(restored).toMatchObject({ ok: true, value: { kind: 'restore' } })
  // Sessions are of one server and one time: everybody signs in anew.
  expect((await admin.ask('GET', '/api/session')).status).toBe(401)
  const security = await signInAgain(admin)
  const { body } = await security.ask<{ items: { username: string }[] }>('GET', '/api/accounts')
  const names = body.items.map(({ username }) => username)
  expect(names).toContain('before')
  expect(names).not.toContain('after')
})

async function signInAgain(admin: ReturnType<FrontDoor['browser']>) {
  const rows = await door.store.pool.query<{ username: string }>(
    `select /* every city: looks from outside */ a.username from account a join post p on p.city_id = a.city_id and p.account_id = a.id where p.role = 'system_admin'`,
  )
  await admin.signIn(rows.rows[0]?.username ?? '')
  return admin
}

test('what is no backup is refused, and what was there stays', async () => {
  const path = join(data, 'letter.txt')
  writeFileSync(path, '尊敬的领导')
  const refused = await askControl(data, { kind: 'restore', path, replace: true }, () => {})
  expect(refused).toMatchObject({ ok: false, faults: [{ code: 'restore.no-backup' }] })
  expect((await door.browser().ask('GET', '/api/welcome')).body).toMatchObject({ needsSetUp: false })
})

test('the log of a site at work is verified', async () => {
  const verified = await askControl(data, { kind: 'audit.verify' }, () => {})
  expect(verified).toMatchObject({ ok: true, value: { cities: [{ city: '望潮市', brokenAt: null }] } })
})

test('only the user of the server can read the pass, and without it nothing is answered', async () => {
  expect(statSync(passFile(data)).mode & 0o777).toBe(0o600)
  const { port } = JSON.parse(readFileSync(passFile(data), 'utf8'))
  const body = JSON.stringify({ kind: 'backup', path: join(data, 'stolen') })
  for (const authorization of ['', 'Bearer wrong']) {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', headers: { authorization }, body })
    expect(answer.status).toBe(403)
  }
})

test('where no server runs, or only what a killed one left, there is nobody to ask', async () => {
  const other = mkdtempSync(join(tmpdir(), 'jingwei-control-'))
  expect(await askControl(other, { kind: 'audit.verify' }, () => {})).toBeUndefined()
  writeFileSync(passFile(other), JSON.stringify({ pid: 1, port: 9, token: 'x' }))
  expect(await askControl(other, { kind: 'audit.verify' }, () => {})).toBeUndefined()
  rmSync(other, { recursive: true })
})
