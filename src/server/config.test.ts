import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings, type SettingSources, type Settings } from './config.ts'

const directory = mkdtempSync(join(tmpdir(), 'jingwei-config-'))
const write = (name: string, text: string) => writeFileSync(join(directory, name), text)
beforeAll(() => write('jingwei.yaml', 'port: 9000\nhost: 0.0.0.0\nlockoutMinutes: 60\n'))
afterAll(() => rmSync(directory, { recursive: true }))

function settings(sources: SettingSources): Settings {
  const outcome = readSettings(sources)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.value
}
const faults = (sources: SettingSources) => {
  const outcome = readSettings(sources)
  return outcome.ok ? [] : outcome.faults
}

test('an argument outweighs the environment, that the file, and that the default; each says where it came from', () => {
  const environment = { JINGWEI_PORT: '9001', JINGWEI_HOST: '10.0.0.1' }
  const { config, rows } = settings({ environment, args: ['--port=9002'], directory })
  expect(config).toMatchObject({ port: 9002, host: '10.0.0.1', lockoutMinutes: 60, lockoutAttempts: 5 })
  const from = Object.fromEntries(rows.map((row) => [row.name, row.from]))
  expect(from).toMatchObject({
    port: 'argument',
    host: 'environment',
    lockoutMinutes: 'file',
    lockoutAttempts: 'default',
  })
})

test('every fault of every source is listed at once', () => {
  write('bad.yaml', 'prot: 1\nsessionIdleMinutes: soon\npasswordLength: 4\n')
  const environment = { JINGWEI_CONFIG: 'bad.yaml', JINGWEI_PORT: '70000', JINGWEI_DEMO: 'perhaps' }
  const found = faults({ environment, args: ['--colour=red'], directory })
  expect(found.map(({ code, place, facts }) => [code, place?.field ?? facts?.argument])).toEqual([
    ['config.unknown-setting', 'prot'],
    ['config.unknown-argument', '--colour=red'],
    ['config.not-integer', 'port'],
    ['config.not-switch', 'demo'],
    ['config.not-integer', 'sessionIdleMinutes'],
    ['config.not-integer', 'passwordLength'],
  ])
})

test('a file that is named must be there and must be YAML', () => {
  expect(faults({ environment: { JINGWEI_CONFIG: 'gone.yaml' }, directory })).toMatchObject([
    { code: 'config.file-missing' },
  ])
  write('broken.yaml', 'port: [')
  expect(faults({ environment: { JINGWEI_CONFIG: 'broken.yaml' }, directory })).toMatchObject([
    { code: 'config.file-unreadable' },
  ])
})

test('a blank variable leaves the default, and one that is no setting of ours is pointed out', () => {
  const environment = { JINGWEI_PORT: '', JINGWEI_PROT: '80', PATH: '/bin' }
  const { config, unknownVariables } = settings({ environment, directory: '/nonexistent' })
  expect(config.port).toBe(8080)
  expect(unknownVariables).toEqual(['JINGWEI_PROT'])
})

test('the address of the database, which may hold a password, is never shown', () => {
  const { rows, config } = settings({ environment: { DATABASE_URL: 'postgres://u:secret@db/x' }, directory })
  expect(config.database).toContain('secret')
  expect(JSON.stringify(rows)).not.toContain('secret')
})
