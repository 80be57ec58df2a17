import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { settingsTable } from '#server/settings-table.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
)

test('the operations manual lists every setting with its default and meaning, and no other', () => {
  const rows = read('docs/operations.md').match(/^\| `\w+` \| `[A-Z_]+` \|.*$/gm) ?? []
  const expected = Object.entries(settingsTable).map(([name, { variable, default: standard, meaning }]) => {
    const shown = typeof standard === 'boolean' ? (standard ? 'on' : 'off') : String(standard)
    return `| \`${name}\` | \`${variable}\` | ${shown === '' ? '' : `\`${shown}\``} | ${meaning.zh} · ${meaning.en} |`
  })
  expect(rows).toEqual(expected)
})

describe('no page points at a file that is not there', () => {
  test.each(pages)('%s', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '')
    const lost = targets.filter((target) => !existsSync(join(root, dirname(page), target)))
    expect(lost).toEqual([])
  })
})

test('every source that the documents name in code marks exists', () => {
  const lost = pages.flatMap((page) =>
    [...read(page).matchAll(/`((?:src|scripts|test|cases|bin)\/[\w./-]+\.\w+)`/g)]
      .map((match) => match[1] ?? '')
      .filter((path) => !existsSync(join(root, path))),
  )
  expect(lost).toEqual([])
})

test('every table of the store is a word of the glossary', () => {
  const glossary = read('docs/glossary.md')
  const migrations = readdirSync(join(root, 'src/store/migrations')).map((name) => read(`src/store/migrations/${name}`))
  const tables = migrations.flatMap((sql) => [...sql.matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? ''))
  expect(tables).not.toEqual([])
  expect(tables.filter((table) => !glossary.includes(`\`${table}\``))).toEqual([])
})
