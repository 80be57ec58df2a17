// Run by number-files.ts as a process of its own, so that nothing else is in its memory.
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { openTable } from '#server/documents/stream-table.ts'
import { type TableSheet, writeTable } from '#server/documents/write-table.ts'
import { FILE_ROWS, type FileDone } from './number-files.ts'

const [deed, file = ''] = process.argv.slice(2)
const started = performance.now()
const rows = deed === 'out' ? await write() : await read()
const done: FileDone = {
  seconds: (performance.now() - started) / 1000,
  peakMb: peakKilobytes() / 1024,
  rows,
}
process.send?.(done)
process.disconnect()

/** Linux counts the parent's memory at the fork into what `resourceUsage` says; its own account begins with the program. */
function peakKilobytes(): number {
  const account = '/proc/self/status'
  const peak = existsSync(account) ? /^VmHWM:\s+(\d+)/m.exec(readFileSync(account, 'utf8'))?.[1] : undefined
  return peak === undefined ? process.resourceUsage().maxRSS : Number(peak)
}

async function write(): Promise<number> {
  const names = ['统一社会信用代码', '企业名称', '所在园区', '报告期', '总产值', '营业收入', '税收', '用电量']
  const sheet: TableSheet = {
    ...{ name: '企业月报', title: '企业月报', note: '基准测试用的虚构数据' },
    columns: names.map((name, at) => ({ header: [name], ...(at < 4 ? {} : { unit: '万元', format: '#,##0.00' }) })),
    rows: lines(),
  }
  await writeTable(createWriteStream(file), [sheet], { kind: 'bench', id: '1', version: '1' })
  return FILE_ROWS
}

function* lines() {
  for (let at = 0; at < FILE_ROWS; at += 1) {
    const value = 1_000 + ((at * 7_919) % 900_000) / 100
    yield [
      `9133${String(at).padStart(13, '0')}X`,
      `虚构第${at}厂`,
      `${at % 8}号园区`,
      '2026-07',
      value,
      value * 0.97,
      value * 0.03,
      value * 4,
    ]
  }
}

async function read(): Promise<number> {
  const table = openTable(readFileSync(file), 'values.xlsx')
  let count = 0
  for await (const { cells } of table.rows()) if (cells.length === 8 && cells[4]?.value.kind === 'number') count += 1
  return count
}
