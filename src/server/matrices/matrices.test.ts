import ExcelJs from 'exceljs'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FormUpload, Matrix, MatrixForm, MatrixRow, ParkComparison } from '#contract/matrices.ts'
import type { Target } from '#contract/targets.ts'
import { templateRows } from '#core/matrices/template.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readTable } from '../documents/read-table.ts'
import { type Adopted, adoptHarbourPlan, download, type Harbour, openHarbour } from '../programmes/testing.ts'
import type { Browser } from '../testing.ts'

const newId = () => crypto.randomUUID()

/** What a form's cells are called by a clerk: the clause's row, the column's letter. */
const fill = async (bytes: Uint8Array, cells: Readonly<Record<string, Readonly<Record<string, string | number>>>>) => {
  const book = new ExcelJs.Workbook()
  await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer)
  const sheet = book.getWorksheet('计划表')
  if (sheet === undefined) throw new Error('the form has no sheet')
  sheet.eachRow((row) => {
    for (const [column, value] of Object.entries(cells[String(row.getCell('C').value)] ?? {})) {
      row.getCell(column).value = value
    }
  })
  return { book, sheet, save: async () => new Uint8Array(await book.xlsx.writeBuffer()) }
}

const whole = { 工业投资: { E: '2026年17亿 2027年19亿 2028年21亿', F: '推进三个项目', G: '17亿元', H: '开工一个' } }
const goodLines = Object.fromEntries(
  templateRows(newId).map(({ clause, unit }) => [
    clause,
    whole[clause as keyof typeof whole] ?? {
      E: unit === null ? '产值12亿元' : 12,
      F: '按月调度',
      G: unit === null ? '产值4亿元' : 4,
      H: '按月',
    },
  ]),
)

describe.each(testStores)('the parks’ table on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted
  let dongan: Browser
  let rows: readonly MatrixRow[]
  let matrix: Matrix

  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
    dongan = await harbour.door.as('park', { unitId: harbour.units.dongan })
    rows = templateRows(newId) as MatrixRow[]
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const input = () => ({
    ...{ title: '各园区重点工作计划表', termFrom: 2026, termTo: 2028, year: 2026, dueOn: '2026-12-10', note: '', rows },
    unitIds: [harbour.units.dongan, harbour.units.xigang],
  })
  const again = async () => {
    matrix = (await harbour.office.ask<Matrix>('GET', `/api/matrices/${matrix.id}`)).body
    return matrix
  }
  const formOf = async (unit: 'dongan' | 'xigang') => {
    const { forms } = await again()
    const form = forms.find(({ unitId }) => unitId === harbour.units[unit])
    if (form === undefined) throw new Error('no form')
    return form
  }
  const fetchForm = async (unit: 'dongan' | 'xigang', by = harbour.office, marked = false) =>
    (await download(harbour, by, `/api/exports/matrix-forms/${(await formOf(unit)).id}/form.xlsx?marked=${marked}`))
      .bytes
  const takeBack = async (bytes: Uint8Array, by = harbour.office, path = `/api/imports/matrices/${matrix.id}/forms`) =>
    (await by.upload(path, '回表.xlsx', bytes)).body as unknown as FormUpload
  const codes = ({ problems }: FormUpload) =>
    problems.map(({ code, place, severity }) => `${code} ${place.column}${place.row} ${severity}`)

  it('is drawn up by the office from the rows that are offered, and unseen until it is sent out', async () => {
    const made = await harbour.office.ask<Matrix>('POST', `/api/programmes/${adopted.programmeId}/matrices`, input())
    expect(made.status, JSON.stringify(made.faults)).toBe(200)
    matrix = made.body
    expect(matrix).toMatchObject({ state: 'draft', version: 0, byState: { blank: 2 } })
    expect((await dongan.ask<unknown[]>('GET', `/api/programmes/${adopted.programmeId}/matrices`)).body).toEqual([])
    expect((await dongan.ask('GET', `/api/matrices/${matrix.id}`)).status).toBe(404)
    const { revision } = matrix
    await harbour.office.ask('POST', `/api/matrices/${matrix.id}/open`, { revision })
    expect(await again()).toMatchObject({ state: 'open', version: 1 })
    const seen = await dongan.ask<Matrix[]>('GET', `/api/programmes/${adopted.programmeId}/matrices`)
    expect(seen.body).toMatchObject([{ mine: [{ unitName: '东岸镇', state: 'blank' }] }])
  })

  it('goes out as one Excel form for each park, in one archive', async () => {
    const { bytes } = await download(harbour, harbour.office, `/api/exports/matrices/${matrix.id}/forms.zip`)
    expect(Object.keys(unzipSync(bytes))).toEqual(['东岸镇计划表.xlsx', '西港镇计划表.xlsx'])
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(Buffer.from(await fetchForm('dongan')) as unknown as ArrayBuffer)
    const sheet = book.getWorksheet('计划表')
    expect(sheet?.getCell('B2').value).toContain('填报单位：东岸镇')
    expect(sheet?.getCell('E4').value).toBe('2026—2028年')
    expect(sheet?.getCell('F4').isMerged).toBe(true)
    expect(sheet?.getCell('D7').dataValidation.formulae).toEqual(['"亿元,万元"'])
    expect(sheet?.getCell('E7').protection.locked).toBe(false)
    expect(sheet?.getCell('C7').protection?.locked ?? true).toBe(true)
    expect(sheet?.getCell('E7').note).toBeTruthy()
  })

  it('comes back unchanged as it went out: a blank form stays blank', async () => {
    const answer = await takeBack(
      await fetchForm('dongan'),
      dongan,
      `/api/imports/matrix-forms/${(await formOf('dongan')).id}`,
    )
    expect(answer).toMatchObject({ taken: true, submitted: false, faults: [] })
    expect(await formOf('dongan')).toMatchObject({ state: 'blank' })
  })

  it('comes back with its mistakes named by row and column, and the file that goes back says them in its cells', async () => {
    const { sheet, save } = await fill(await fetchForm('dongan'), {
      ...goodLines,
      工业投资: { E: '2026年17亿 2027年19亿 2028年21亿，三年合计60亿', F: '推进', G: '16亿', H: '开工' },
      工业技改投资: { E: 8, F: '推进', G: 9, H: '开工' },
      实体经济载体: { E: '无', F: '推进', G: '根据园区发展需求', H: '开工' },
      产业基金和融资: { E: '40家', F: '设立', G: 40000, H: '设立' },
    })
    sheet.getCell('C12').value = '改了名的产业'
    sheet.getCell('F5').value = '措施'
    const answer = await takeBack(await save(), dongan, `/api/imports/matrix-forms/${(await formOf('dongan')).id}`)
    expect(codes(answer)).toEqual([
      'header-changed F5 fault',
      'protected-changed C12 fault',
      'years-differ E7 fault',
      'annual-differs G7 fault',
      'annual-exceeds G8 fault',
      'none E9 fault',
      'unquantified G9 fault',
      'unit-other E16 fault',
    ])
    const marked = await fetchForm('dongan', dongan, true)
    const book = readTable(marked, '标注.xlsx')
    if (!book.ok) throw new Error('unreadable')
    const listed = book.sheets.find(({ name }) => name === '问题')
    expect(listed?.rows).toHaveLength(9)
    const cells = await fill(marked, {})
    expect(JSON.stringify(cells.sheet.getCell('E9').note)).toContain('只写了“无”')
    expect(JSON.stringify(cells.sheet.getCell('E9').fill)).toContain('F9D6D2')
  })

  it('is not handed in with faults, unless the park says why', async () => {
    const { id, revision } = await formOf('dongan')
    const asked = { revision, explanation: null }
    const refused = await dongan.ask('POST', `/api/matrix-forms/${id}/submit`, asked)
    expect(refused.faults).toMatchObject([{ code: 'matrix-form.faults-left', facts: { n: 8 } }])
    const said = await dongan.ask<MatrixForm>('POST', `/api/matrix-forms/${id}/submit`, {
      ...asked,
      explanation: '口径待定',
    })
    expect(said.body).toMatchObject({ state: 'submitted', explanation: '口径待定', mayFill: false })
  })

  it('goes back with a reason, is put right in the browser and accepted', async () => {
    const { id, revision } = await formOf('dongan')
    const reason = '工业投资分年与合计不符'
    const back = await harbour.office.ask<MatrixForm>('POST', `/api/matrix-forms/${id}/return`, { revision, reason })
    expect(back.body).toMatchObject({ state: 'returned', decisionReason: reason })
    const content = Object.fromEntries(
      rows.map(({ id: row, unit, clause }) => {
        const target = unit === null ? '产值12亿元' : clause === '工业投资' ? '57' : '12'
        return [
          row,
          {
            unit: unit ?? '',
            whole: target,
            wholeMeasures: '推进',
            annual: unit === null ? '4亿元' : '4',
            annualMeasures: '推进',
          },
        ]
      }),
    )
    const saved = await dongan.ask<MatrixForm>('PUT', `/api/matrix-forms/${id}`, {
      revision: back.body.revision,
      content,
    })
    expect(saved.body).toMatchObject({ state: 'returned', faults: 0 })
    const stale = await dongan.ask('PUT', `/api/matrix-forms/${id}`, { revision: back.body.revision, content })
    expect(stale.status).toBe(409)
    const handed = await dongan.ask<MatrixForm>('POST', `/api/matrix-forms/${id}/submit`, {
      ...{ revision: saved.body.revision, explanation: null },
    })
    const accepted = await harbour.office.ask<MatrixForm>('POST', `/api/matrix-forms/${id}/accept`, {
      revision: handed.body.revision,
    })
    expect(accepted.body).toMatchObject({ state: 'accepted', faults: 0 })
    expect(accepted.body.history.map(({ action }) => action)).toEqual([
      ...['accepted', 'submitted', 'saved', 'returned', 'submitted', 'uploaded', 'uploaded'],
    ])
  })

  it('is handed in by the office that took it back without faults', async () => {
    const { save } = await fill(await fetchForm('xigang'), goodLines)
    const bytes = await save()
    expect(await takeBack(bytes)).toMatchObject({ taken: true, submitted: true, unitName: '西港镇' })
    expect(await takeBack(bytes)).toMatchObject({ taken: false, faults: [{ code: 'matrix-form.handed-in' }] })
    const { id } = await formOf('xigang')
    const form = (await harbour.office.ask<MatrixForm>('GET', `/api/matrix-forms/${id}`)).body
    const { fileId } = form.history.find(({ action }) => action === 'uploaded') ?? { fileId: null }
    const xigang = await harbour.door.as('park', { unitId: harbour.units.xigang })
    expect((await download(harbour, xigang, `/api/files/${fileId}`)).bytes).toEqual(bytes)
    expect((await download(harbour, dongan, `/api/files/${fileId}`)).status).toBe(404)
  })

  it('shows the parks beside each other, against the targets that were bound', async () => {
    const path = `/api/matrices/${matrix.id}/comparison?cell=whole`
    const { rows: compared, forms } = (await harbour.office.ask<ParkComparison>('GET', path)).body
    expect(forms.map(({ state }) => state)).toEqual(['accepted', 'submitted'])
    expect(compared[0]).toMatchObject({ sum: 114, counted: 2, verdict: 'no-target' })
    const targets = (await harbour.office.ask<Target[]>('GET', `/api/programmes/${adopted.programmeId}/targets`)).body
    const targetId = targets.find(({ metric }) => metric.includes('高新技术企业'))?.id ?? ''
    const rowId = rows.find(({ clause }) => clause === '高新技术企业培育')?.id ?? ''
    const bound = await harbour.office.ask('PUT', `/api/matrices/${matrix.id}/targets`, {
      bindings: [{ rowId, cell: 'whole', targetId }],
    })
    expect(bound.status).toBe(200)
    const after = (await harbour.office.ask<ParkComparison>('GET', path)).body.rows.find((row) => row.rowId === rowId)
    expect(after).toMatchObject({ sum: 24, city: { value: 260 }, difference: -236, verdict: 'short' })
    const { bytes } = await download(
      harbour,
      harbour.office,
      `/api/exports/matrices/${matrix.id}/comparison.xlsx?cell=whole`,
    )
    const book = readTable(bytes, '对比.xlsx')
    expect(book.ok && book.sheets.map(({ name }) => name)).toEqual(['各园区对比', '各园区原文', '问题'])
  })

  it('holds each park against the share that has been handed down to it, and prints that share beside the cell', async () => {
    const row = rows.find(({ clause }) => clause === '高新技术企业培育')
    const targetId = (await again()).rows.find(({ id }) => id === row?.id)?.wholeTargetId
    const path = `/api/programmes/${adopted.programmeId}/decompositions/${targetId}`
    const share = { placeId: null, weight: null, factor: null, factorReason: '', note: '' }
    const shares = [{ ...share, unitId: harbour.units.dongan, values: [13] }]
    const content = { rule: 'sum', unit: '家', periods: ['2028'], shares }
    expect((await harbour.office.ask('PUT', path, { revision: null, content })).status).toBe(200)
    expect((await harbour.office.ask('POST', `${path}/issue`, { revision: 1, reason: '下达' })).status).toBe(200)
    const { id } = await formOf('dongan')
    const form = (await dongan.ask<MatrixForm>('GET', `/api/matrix-forms/${id}`)).body
    expect(form.shares[row?.id ?? '']).toEqual({ whole: 13, annual: null })
    expect(form.problems).toMatchObject([{ code: 'below-share', severity: 'warning', facts: { value: 12, share: 13 } }])
    const { sheet } = await fill(await fetchForm('dongan'), {})
    expect(JSON.stringify(sheet.getCell('E18').note)).toContain('已下达给本单位：13家')
  })

  it('asks the next year anew, with what was accepted of the whole term already in it', async () => {
    const path = `/api/programmes/${adopted.programmeId}/matrices`
    const made = await harbour.office.ask<Matrix>('POST', path, { ...input(), year: 2027 })
    const { id, revision } = made.body
    const opened = await harbour.office.ask<Matrix>('POST', `/api/matrices/${id}/open`, { revision })
    expect(opened.body.forms.map(({ unitName, state }) => `${unitName} ${state}`)).toEqual([
      '东岸镇 draft',
      '西港镇 blank',
    ])
    const before = (await dongan.ask<MatrixForm>('GET', `/api/matrix-forms/${(await formOf('dongan')).id}`)).body
    const now = (await dongan.ask<MatrixForm>('GET', `/api/matrix-forms/${opened.body.forms[0]?.id}`)).body
    const first = rows[0]?.id ?? ''
    expect(now.content[first]).toEqual({ ...before.content[first], annual: '', annualMeasures: '' })
    expect(now.history.map(({ words }) => words)).toEqual(['各园区重点工作计划表（2026年）'])
  })

  it('that was changed meanwhile tells an older form so, and keeps what it says', async () => {
    const form = await formOf('xigang')
    await harbour.office.ask('POST', `/api/matrix-forms/${form.id}/return`, {
      revision: form.revision,
      reason: '表样有调整',
    })
    const old = await (await fill(await fetchForm('xigang'), goodLines)).save()
    const { revision } = await again()
    const other = rows.map((row) => (row.clause === '人才引进' ? { ...row, clause: '高层次人才引进' } : row))
    const changed = await harbour.office.ask<Matrix>('PUT', `/api/matrices/${matrix.id}`, {
      ...input(),
      rows: other,
      revision,
    })
    expect(changed.body).toMatchObject({ version: 2 })
    const answer = await takeBack(old)
    expect(answer).toMatchObject({ taken: true, submitted: false })
    expect(codes(answer)).toEqual(['old-version B2 fault', 'protected-changed C19 fault'])
    const now = (await harbour.office.ask<MatrixForm>('GET', `/api/matrix-forms/${form.id}`)).body
    expect(now.content[rows[0]?.id ?? '']?.whole).toBe('2026年17亿 2027年19亿 2028年21亿')
  })

  it('does not take another park’s file, or anything else', async () => {
    const mine = `/api/imports/matrix-forms/${(await formOf('xigang')).id}`
    const xigang = await harbour.door.as('park', { unitId: harbour.units.xigang })
    const stolen = await takeBack(await fetchForm('dongan'), xigang, mine)
    expect(stolen).toMatchObject({ taken: false, faults: [{ code: 'matrix.not-this-form' }] })
    const other = await takeBack(await fetchForm('dongan'), harbour.office, mine)
    expect(other.faults).toMatchObject([{ code: 'matrix.other-park', facts: { unit: '东岸镇' } }])
    expect((await takeBack(new TextEncoder().encode('不是表格'))).faults).toHaveLength(1)
    const { sheet, save } = await fill(await fetchForm('xigang'), goodLines)
    sheet.getCell('B2').value = '填报单位：东岸镇　　第2版'
    expect(codes(await takeBack(await save()))).toContain('unit-name-changed B2 fault')
  })
})
