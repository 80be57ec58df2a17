import { readFile } from 'node:fs/promises'
import ExcelJs from 'exceljs'
import { unzipSync } from 'fflate'
import type { Download, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Draft } from '#contract/drafts.ts'
import type { Job } from '#contract/jobs.ts'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { type Client, signIn } from '../client.ts'
import { comeIn, gone, leave, seen, wordsOf } from '../people.ts'

/** An invented county's plan in two editions: one target raised, one lowered, one new, one dropped. */
const plan = (
  year: number,
  targets: string,
  task: string,
) => `云岬县人民政府关于印发云岬县园区提质三年行动方案（2026—2028年）的通知

云岬府发〔2026〕${year}号

云岬县人民政府
2026年${year}月10日

云岬县园区提质三年行动方案（2026—2028年）

一、主要目标

${targets}

二、主要任务

（一）${task}（云岬县人民政府负责）
`
const LAST = plan(
  3,
  '到2028年，三年累计完成工业投资400亿元，技术改造投资150亿元；高新技术企业达到200家，规模以上工业企业达到500家。',
  '建设标准厂房。三年建成标准厂房60万平方米。',
)
const NOW = plan(
  9,
  '到2028年，三年累计完成工业投资480亿元，技术改造投资120亿元；高新技术企业达到200家，专精特新企业达到80家。',
  '建设标准厂房。三年建成标准厂房80万平方米。',
)
const TITLE = '云岬县园区提质三年行动方案（2026—2028年）'
const PASSWORD = 'Wangchao-2026'

let browser: Browsing
let office: Visitor
let programmeId: string

beforeAll(async () => {
  const origin = inject('city')
  const client = await signIn(origin, 'office', PASSWORD)
  const first = await adoptEdition(client, LAST, null)
  programmeId = (await adoptEdition(client, NOW, first.programmeId)).programmeId
  browser = await openBrowser(origin)
  office = await comeIn(browser, 'office')
})
afterAll(async () => {
  await browser?.close()
})

async function adoptEdition(client: Client, text: string, into: string | null) {
  const brought = await client.upload<{ jobId: string }>(
    '/api/imports/plan',
    '云岬方案.txt',
    new TextEncoder().encode(text),
  )
  const { result } = await ended(client, brought.jobId)
  const { draftId } = (result ?? {}) as { draftId: string }
  for (const kind of ['target', 'measure'])
    await client.post<Draft>(`/api/drafts/${draftId}/accept`, { kind, confidence: 0 })
  const body = { leavePending: true, programmeId: into, reason: into === null ? null : '年度修订' }
  return client.post<{ programmeId: string }>(`/api/drafts/${draftId}/adopt`, body)
}

async function ended(client: Client, id: string): Promise<Job> {
  for (;;) {
    const job = (await client.get<Job[]>('/api/jobs')).find((one) => one.id === id)
    if (job !== undefined && job.state !== 'queued' && job.state !== 'running') return job
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const tab = (name: string) =>
  office.page.getByRole('navigation', { name: '方案' }).getByRole('link', { name, exact: true })
const lines = (name: string) => office.page.getByRole('grid', { name }).locator('tbody tr')
const bytesOf = async (what: Promise<Download>) => readFile(await (await what).path())

test('the office compares the county’s plan with its own last edition', async () => {
  const { page } = office
  await page.goto(`/programmes/${programmeId}/versions`)
  await seen(page.getByRole('heading', { name: TITLE }))
  await page.getByRole('link', { name: '与现行版对照' }).last().click()
  const row = (metric: string) => page.getByRole('row').filter({ hasText: metric })
  await seen(row('工业投资').filter({ hasText: '提高' }).filter({ hasText: '400' }).filter({ hasText: '480' }))
  await seen(row('技术改造投资').filter({ hasText: '降低' }))
  await seen(row('专精特新企业').filter({ hasText: '新增' }))
  await seen(row('规模以上工业企业').filter({ hasText: '取消' }))
  await office.screenshot('parks-compare-editions')
})

test('splits one target over the eight parks, sees by how much it misses, and issues it', async () => {
  const { page } = office
  await page.goto(`/programmes/${programmeId}/decomposition`)
  await lines('目标分解').filter({ hasText: '工业投资' }).first().dblclick()
  await page.getByRole('button', { name: '添加…' }).click()
  await page.getByRole('button', { name: /各园区管委会/ }).click()
  await page.getByRole('button', { name: '平均分' }).click()
  await seen(page.getByText('份额与方案目标相符'))
  const first = page.getByLabel('临港工业园管委会 2026年')
  expect(await first.inputValue()).toBe('20')
  await first.fill('15')
  await seen(page.getByText('份额合计 475亿元，比方案目标 480亿元少 5亿元。'))
  await office.screenshot('parks-split-misses')
  await page.getByLabel('东屿高新区管委会 2026年').fill('25')
  await seen(page.getByText('份额与方案目标相符'))
  await page.getByRole('button', { name: '下达…' }).click()
  await page.getByLabel('理由').fill('按三年行动方案分解到园区')
  await page.getByRole('dialog').getByRole('button', { name: '下达', exact: true }).click()
  await seen(page.getByText(/第 1 版，.*按三年行动方案分解到园区/))
  await gone(page.getByRole('dialog'))
  await office.screenshot('parks-split-issued')
})

test('a park sees its own share and nobody’s draft', async () => {
  const park = await comeIn(browser, 'dongyu')
  await park.page.goto(`/programmes/${programmeId}/decomposition`)
  const mine = park.page.getByRole('grid', { name: '本单位的份额' }).locator('tbody tr')
  await seen(mine.filter({ hasText: '2026年' }).filter({ hasText: '25' }))
  expect(await mine.count()).toBe(3)
  await park.screenshot('parks-own-share')
  await leave(park)
})

let forms: Readonly<Record<string, Uint8Array>>

test('draws up the parks’ table and sends it out as one Excel form for each', async () => {
  const { page } = office
  await tab('园区计划表').click()
  await page.getByRole('button', { name: '新建计划表' }).click()
  expect(await page.getByLabel('表名').inputValue()).toBe('各园区重点工作计划表')
  await office.screenshot('parks-table-rows')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('button', { name: '发出' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '发出' }).click()
  await seen(lines('收表').filter({ hasText: '未填' }))
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载全部表（zip）' }).click()
  forms = unzipSync(new Uint8Array(await bytesOf(download)))
  expect(Object.keys(forms)).toHaveLength(8)
})

type Cells = Readonly<Record<string, Readonly<Record<string, string | number>>>>

/** Every park fills in good figures; `slips` are what it does wrong. */
async function fill(bytes: Uint8Array, slips: Cells): Promise<Buffer> {
  const book = new ExcelJs.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  const sheet = book.getWorksheet('计划表')
  sheet?.eachRow((row, number) => {
    if (number < 7) return
    const free = row.getCell('D').value === '—'
    const good = free
      ? { E: '产值12亿元', F: '按月调度', G: '产值4亿元', H: '开工一项' }
      : { E: 12, F: '按月调度', G: 4, H: '开工一项' }
    const cells = { ...good, ...slips[String(row.getCell('C').value)] }
    for (const [column, value] of Object.entries(cells)) row.getCell(column).value = value
  })
  return Buffer.from(await book.xlsx.writeBuffer())
}

const SLIPS: Readonly<Record<string, Cells>> = {
  临港工业园管委会: { 人才引进: { E: '根据园区发展需求' } },
  东屿高新区管委会: { 工业投资: { E: '2026年17亿 2027年19亿 2028年21亿', G: '60亿元' } },
  白塔科技园管委会: { 工业技改投资: { E: 150_000 } },
}

test('takes back eight filled files and names the three mistakes in them by row and column', async () => {
  const { page } = office
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  const files = await Promise.all(
    Object.entries(forms).map(async ([name, bytes]) => ({
      ...{ name, mimeType, buffer: await fill(bytes, SLIPS[name.replace('计划表.xlsx', '')] ?? {}) },
    })),
  )
  await page.getByLabel(/收回填好的表/).setInputFiles(files)
  const results = page.getByRole('region', { name: '收表结果' })
  const of = (name: string): Locator => results.getByRole('listitem').filter({ hasText: name })
  await seen(of('望潮综合保税区管委会').getByText(/^.已交$/))
  expect(await results.getByText(/^.已交$/).count()).toBe(5)
  expect(await results.getByText(/^.已读入，未提交$/).count()).toBe(3)
  expect(await wordsOf(of('临港工业园管委会'))).toContain('19 行 E 列 人才引进 必须改正 没有量化：“根据园区发展需求”')
  expect(await wordsOf(of('东屿高新区管委会'))).toContain(
    '7 行 G 列 工业投资 必须改正 年度栏 60亿元，全期栏里2026年是 17亿元',
  )
  expect(await wordsOf(of('白塔科技园管委会'))).toContain('8 行 E 列 工业技改投资 必须改正')
  expect(await wordsOf(of('白塔科技园管委会'))).toContain('疑似单位有误')
  await office.screenshot('parks-taken-back')
  const download = page.waitForEvent('download')
  await of('临港工业园管委会').getByRole('button', { name: '下载问题标注表' }).click()
  const book = new ExcelJs.Workbook()
  await book.xlsx.load((await bytesOf(download)) as unknown as ArrayBuffer)
  expect(JSON.stringify(book.getWorksheet('计划表')?.getCell('E19').note)).toContain('没有量化')
  expect(book.getWorksheet('问题')?.getRow(2).values).toEqual(expect.arrayContaining(['计划表', 'E', '人才引进']))
})

test('and lays the parks beside each other against the county’s targets', async () => {
  const { page } = office
  await page.getByRole('radiogroup').getByText('各园区对比', { exact: true }).click()
  await page.getByRole('button', { name: '全部采用' }).click()
  const row = (clause: string) => lines('各园区对比').filter({ hasText: clause })
  await seen(row('工业投资').filter({ hasText: '480' }).filter({ hasText: '−420' }))
  expect(await wordsOf(row('工业投资').first())).toContain('60 5/8 480 −420')
  await office.screenshot('parks-compare')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出对比表（Excel）' }).click()
  expect((await bytesOf(download)).subarray(0, 2).toString()).toBe('PK')
})

test('the park that was sent its form back puts it right on the page and hands it in', async () => {
  const { page } = office
  await page.getByRole('radiogroup').getByText('收表', { exact: true }).click()
  await page.getByRole('button', { name: '东屿高新区管委会' }).click()
  await page.getByRole('button', { name: '退回…' }).click()
  await page.getByLabel('理由').fill('年度数与分年数不一致')
  await page.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click()
  await gone(page.getByRole('dialog'))
  const park = await comeIn(browser, 'dongyu')
  const form = park.page
  await seen(form.getByRole('grid', { name: '待填的园区计划表' }))
  await form.goto(`/programmes/${programmeId}/matrices`)
  await seen(form.getByText('办公室退回：年度数与分年数不一致'))
  await form.getByLabel('工业投资 2026年目标').fill('17亿元')
  await form.getByLabel('工业投资 2026年目标').blur()
  await seen(form.getByText(/^已保存/))
  await park.screenshot('parks-own-form')
  await form.getByRole('button', { name: '提交…' }).click()
  await form.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click()
  await seen(form.getByText(/^.已交$/))
  await leave(park)
  await page.reload()
  await page.getByRole('button', { name: '确认' }).click()
  await seen(page.getByText('已确认').first())
  await leave(office)
})
