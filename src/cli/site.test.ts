import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeLock } from '#store/lock.ts'
import { main } from './main.ts'

const data = mkdtempSync(join(tmpdir(), 'jingwei-cli-'))
const environment = { ...process.env }
beforeAll(() => {
  Object.assign(process.env, { JINGWEI_DATA: data, JINGWEI_DEMO: 'off' })
})
afterAll(() => {
  process.env = environment
  rmSync(data, { recursive: true })
})

async function run(...args: string[]) {
  let out = ''
  let error = ''
  const code = await main(args, { out: (text) => (out += text), error: (text) => (error += text) })
  return { code, out, error }
}

test('settings are listed with their values, where they came from and what they mean', async () => {
  const { code, out } = await run('settings', '--port', '9')
  expect(code).toBe(0)
  expect(out).toMatch(/port +JINGWEI_PORT +9 +命令行 +监听端口/)
  expect(out).toMatch(/data +JINGWEI_DATA +\S+ +环境变量 +数据目录/)
})

test('every wrong setting is said, and nothing starts', async () => {
  const { code, error } = await run('serve', '--port=lots', '--demo=perhaps', '--lang=en')
  expect(code).toBe(1)
  expect(error).toContain('port (JINGWEI_PORT, from argument) must be a whole number from 0 to 65535, not "lots"')
  expect(error).toContain('demo (JINGWEI_DEMO, from argument) must be on or off, not "perhaps"')
})

test('a site that no server holds is backed up, restored and verified by the command line itself', async () => {
  const file = join(data, 'site.backup')
  expect(await run('backup', file)).toMatchObject({ code: 0, out: expect.stringContaining(file) })
  expect(await run('restore', file)).toMatchObject({ code: 0 })
  expect(await run('audit', 'verify', '--json')).toMatchObject({ code: 0, out: '[]\n' })
}, 180_000)

test('a directory that another process holds is refused with who holds it', async () => {
  const lock = takeLock(join(data, 'lock'))
  const { code, error } = await run('migrate')
  expect(code).toBe(1)
  expect(error).toContain(`进程 ${process.pid}`)
  if (lock.ok) lock.value.release()
})

test('a file is asked for where none is named', async () => {
  expect((await run('backup')).code).toBe(2)
  expect((await run('restore', 'a', 'b')).code).toBe(2)
})
