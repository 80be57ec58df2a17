import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Call } from '#contract/collections/call.ts'
import type { Sheet, UploadedSheet } from '#contract/collections/submission.ts'
import type { Job } from '#contract/jobs.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openReportHarbour, type ReportHarbour } from '../collections/testing.ts'
import type { Browser } from '../testing.ts'
import { makeTemplate } from './make-template.ts'

const [pglite] = testStores

describe('a template out and back', () => {
  let store: Store
  let harbour: ReportHarbour
  let call: Call
  let clerk: Browser
  let sheet: Sheet
  beforeAll(async () => {
    if (pglite === undefined) throw new Error('there is always PGlite')
    store = await pglite.open()
    harbour = await openReportHarbour(store, { 'submission.template': makeTemplate })
    await harbour.door.program.jobs.start()
    call = await harbour.open('2026-09-30')
    clerk = harbour.parks[0]?.clerk ?? harbour.office
    sheet = await harbour.sheetOf(call, 0)
    await harbour.fill(clerk, sheet, { output: ['41,000', '40000'] })
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const download = async (url = `/api/exports/submissions/${sheet.id}/template.xlsx`) => {
    const cookies = Object.fromEntries(clerk.cookies)
    const answer = await harbour.door.server.inject({ method: 'GET', url, cookies })
    expect(answer.statusCode).toBe(200)
    const workbook = new ExcelJs.Workbook()
    await workbook.xlsx.load(answer.rawPayload.buffer as ArrayBuffer)
    return workbook
  }
  const bytesOf = async (workbook: ExcelJs.Workbook) => new Uint8Array(await workbook.xlsx.writeBuffer())
  const bring = async (bytes: Uint8Array) =>
    clerk.upload(`/api/imports/submissions/${sheet.id}`, '月报.xlsx', bytes) as unknown as Promise<{
      status: number
      body: UploadedSheet
      faults: readonly { code: string }[]
    }>
  const fillIn = (workbook: ExcelJs.Workbook) => workbook.getWorksheet('填报') as ExcelJs.Worksheet
  /** the cell of an indicator's line and a column's head */
  const cellOf = (page: ExcelJs.Worksheet, name: string, head: string): ExcelJs.Cell => {
    let found: ExcelJs.Cell | undefined
    let column = 0
    page.eachRow((row) =>
      row.eachCell((cell, at) => {
        if (cell.value === head) column = at
        if (cell.value === name) found = row.getCell(column)
      }),
    )
    if (found === undefined) throw new Error(`${name} ${head}`)
    return found
  }
  const now = async () => (await clerk.ask<Sheet>('GET', `/api/submissions/${sheet.id}`)).body
  const textAt = (one: Sheet, code: string, side = 'now') =>
    one.cells.find((cell) => cell.indicatorId === harbour.indicators[code] && cell.side === side)?.text

  test('has merged heads, units, definitions, pull-downs, and locks what nobody fills in', async () => {
    const page = fillIn(await download())
    expect(page.getCell('B1').value).toBe('园区经济运行月报（2026年9月）')
    expect(page.getCell('F3').isMerged).toBe(true)
    const value = cellOf(page, '规上企业数', '本期')
    expect(value.protection.locked).toBe(false)
    expect(value.dataValidation.type).toBe('list')
    expect(cellOf(page, '规上企业数', '计量单位').value).toBe('家')
    expect(cellOf(page, '规上企业数', '指标').protection?.locked).not.toBe(false)
    expect(JSON.stringify(cellOf(page, '规上企业数', '指标').note)).toContain('计量单位：家')
    expect(cellOf(page, '规上工业总产值', '本期').value).toBe(41000)
    expect((page as unknown as { sheetProtection: { sheet: boolean } }).sheetProtection.sheet).toBe(true)
  })

  test('brought back as it went out changes nothing, and says so', async () => {
    const before = await now()
    const answer = await bring(await bytesOf(await download()))
    expect(answer.body).toMatchObject({ unchanged: true, taken: 0, markedFileId: null })
    expect(await now()).toEqual(before)
  })

  test('keeps what is good, names what is not, and marks it in the file', async () => {
    const workbook = await download()
    const page = fillIn(workbook)
    cellOf(page, '工业投资', '本期').value = '1.2亿元'
    cellOf(page, '工业投资', '上年同期').value = 11000
    cellOf(page, '技改投资', '本期').value = '约三千'
    cellOf(page, '规上企业数', '本期').value = '１２０'
    const answer = await bring(await bytesOf(workbook))
    expect(answer.body).toMatchObject({ unchanged: false, taken: 3 })
    const codes = answer.body.problems.map(({ code }) => code)
    expect(codes).toEqual(['cell.unreadable', 'cell.converted'])
    const after = await now()
    expect([textAt(after, 'invest'), textAt(after, 'reform'), textAt(after, 'firms')]).toEqual([
      '1.2亿元',
      undefined,
      '１２０',
    ])
    const url = `/api/files/${answer.body.markedFileId}`
    const marked = await harbour.door.server.inject({ method: 'GET', url, cookies: Object.fromEntries(clerk.cookies) })
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(marked.rawPayload.buffer as ArrayBuffer)
    const bad = cellOf(fillIn(book), '技改投资', '本期')
    expect(bad.value).toBe('约三千')
    expect(JSON.stringify(bad.fill)).toContain('FFF8D7D3')
    expect(JSON.stringify(bad.note)).toContain('读不出数')
    const list = book.getWorksheet('问题')
    expect(list?.getRow(2).getCell(3).value).toBe('技改投资')
    expect(list?.getRow(2).getCell(4).value).toBe('没有存入')
  })

  test('does not write over what a colleague has changed since it was made', async () => {
    const workbook = await download()
    await harbour.fill(clerk, await now(), { firms: ['121'] })
    cellOf(fillIn(workbook), '规上企业数', '本期').value = 119
    cellOf(fillIn(workbook), '规上工业总产值', '本期').value = 42000
    const answer = await bring(await bytesOf(workbook))
    expect(answer.body.problems).toMatchObject([{ code: 'cell.conflict', facts: { theirs: '121' } }])
    const after = await now()
    expect([textAt(after, 'firms'), textAt(after, 'output')]).toEqual(['121', '42000'])
  })

  test('is found again when lines were sorted, and refused when it belongs to another', async () => {
    const workbook = await download()
    const page = fillIn(workbook)
    const [first, last] = [cellOf(page, '规上工业总产值', '本期').row, cellOf(page, '规上企业数', '本期').row]
    const [a, b] = [page.getRow(Number(first)).values, page.getRow(Number(last)).values]
    page.getRow(Number(first)).values = b
    page.getRow(Number(last)).values = a
    expect((await bring(await bytesOf(workbook))).body).toMatchObject({ unchanged: true })
    const other = await harbour.sheetOf(call, 1)
    const wrong = await harbour.parks[1]?.clerk.upload(
      `/api/imports/submissions/${other.id}`,
      '别家.xlsx',
      await bytesOf(workbook),
    )
    expect(wrong).toMatchObject({ status: 422, faults: [{ code: 'sheet.not-this-template' }] })
  })

  test('ordered as a job is the same file, for whoever may read the submission', async () => {
    const stranger = harbour.parks[1]?.clerk ?? harbour.office
    expect((await stranger.ask('POST', `/api/submissions/${sheet.id}/template`)).status).toBe(404)
    const { id } = (await clerk.ask<Job>('POST', `/api/submissions/${sheet.id}/template`)).body
    let job: Job
    do {
      await new Promise((resolve) => setImmediate(resolve))
      job = (await clerk.ask<Job>('GET', `/api/jobs/${id}`)).body
    } while (job.state === 'queued' || job.state === 'running')
    expect(job).toMatchObject({ state: 'done', title: expect.stringContaining('园区经济运行月报（2026年9月）') })
    const path = `/api/files/${String(job.result?.fileId)}`
    expect((await stranger.ask('GET', path)).status).toBe(404)
    expect((await bring(await bytesOf(await download(path)))).body).toMatchObject({ unchanged: true })
  })
})
