import ExcelJs from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportResult, Place, Unit, UnitGroup } from '#contract/units.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { download, type Harbour, openHarbour } from '../programmes/testing.ts'

describe.each(testStores)('the registry of units as Excel on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour

  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    const { office, units } = harbour
    const place = await office.ask<Place>('POST', '/api/places', {
      code: '330000',
      name: '望潮市',
      kind: 'city',
      parentId: null,
      validFrom: null,
      validTo: null,
      sort: 1,
    })
    await office.ask('PUT', `/api/units/${units.gongxin}`, {
      name: '望潮市工业和信息化局',
      shortName: '市工信局',
      kind: 'department',
      parentId: units.caizheng,
      placeId: place.body.id,
      validFrom: '2019-01-01',
      validTo: null,
      sort: 3,
      aliases: [
        { alias: '市经信委', kind: 'former' },
        { alias: '市经济和信息化委员会', kind: 'former' },
      ],
      officers: [
        { name: '陆景行', title: '局长', phone: null, duty: 'first' },
        { name: '甲', title: null, phone: '0570-1', duty: 'contact' },
        { name: '乙', title: '科长', phone: null, duty: 'contact' },
      ],
    })
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const get = async () => (await download(harbour, harbour.office, '/api/exports/units.xlsx')).bytes
  const put = async (bytes: Uint8Array, dryRun = false) =>
    (await harbour.office.upload(`/api/imports/units?dryRun=${dryRun}`, '单位.xlsx', bytes))
      .body as unknown as ImportResult
  const edited = async (edit: (units: ExcelJs.Worksheet, groups: ExcelJs.Worksheet) => void) => {
    const book = new ExcelJs.Workbook()
    await book.xlsx.load(Buffer.from(await get()) as unknown as ArrayBuffer)
    const [units, groups] = [book.getWorksheet('单位'), book.getWorksheet('单位组')]
    if (units === undefined || groups === undefined) throw new Error('a sheet is missing')
    edit(units, groups)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }
  const rowOf = (sheet: ExcelJs.Worksheet, name: string): number => {
    let found = 0
    sheet.eachRow((row, number) => {
      if (row.getCell(2).value === name) found = number
    })
    return found
  }
  const units = async () => (await harbour.office.ask<Unit[]>('GET', '/api/units')).body

  it('that comes back as it went out changes nothing', async () => {
    const before = await units()
    expect(await put(await get())).toEqual({ added: 0, changed: 0, unchanged: 7, faults: [] })
    expect(await put(await edited(() => {}))).toEqual({ added: 0, changed: 0, unchanged: 7, faults: [] })
    expect(await units()).toEqual(before)
  })

  it('adds and changes what was written into it, after showing how much', async () => {
    const bytes = await edited((sheet, groups) => {
      const row = sheet.rowCount + 1
      sheet.getCell(row, 2).value = '望潮湾新区管委会'
      sheet.getCell(row, 4).value = '园区'
      sheet.getCell(row, 5).value = '市自然资源局'
      sheet.getCell(rowOf(sheet, '市自然资源局'), 3).value = '市资规局'
      const members = groups.getCell(rowOf(groups, '各镇区'), 10)
      members.value = `${members.value}\n望潮湾新区管委会`
    })
    expect(await put(bytes, true)).toMatchObject({ added: 1, changed: 2, faults: [] })
    expect(await units()).toHaveLength(6)
    expect(await put(bytes)).toMatchObject({ added: 1, changed: 2, faults: [] })
    const added = (await units()).find(({ name }) => name === '望潮湾新区管委会')
    expect(added).toMatchObject({ kind: 'park', parentId: harbour.units.ziran })
    const [group] = (await harbour.office.ask<UnitGroup[]>('GET', '/api/unit-groups')).body
    expect(group?.memberIds).toContain(added?.id)
  })

  it('lets two units trade their names', async () => {
    const bytes = await edited((sheet) => {
      const [a, b] = [rowOf(sheet, '东岸镇'), rowOf(sheet, '西港镇')]
      sheet.getCell(a, 2).value = '西港镇'
      sheet.getCell(b, 2).value = '东岸镇'
    })
    expect(await put(bytes)).toMatchObject({ changed: 2, faults: [] })
    expect((await units()).find(({ id }) => id === harbour.units.dongan)?.name).toBe('西港镇')
  })

  it('with faults names every cell and changes nothing', async () => {
    const before = await units()
    const bytes = await edited((sheet, groups) => {
      const row = rowOf(sheet, '市财政局')
      sheet.getCell(row, 4).value = '衙门'
      sheet.getCell(row, 5).value = '不存在的单位'
      sheet.getCell(row, 7).value = '去年'
      sheet.getCell(row, 11).value = '市经信委'
      sheet.getCell(rowOf(sheet, '市科学技术局'), 2).value = '市自然资源局'
      groups.getCell(rowOf(groups, '各镇区'), 10).value = '南天门'
    })
    const { faults } = await put(bytes)
    expect(faults.map(({ code, place }) => `${place?.sheet} ${place?.column} ${code}`).sort()).toEqual(
      [
        '单位 B units.name-twice',
        '单位 B units.name-twice',
        '单位 D units.kind-unknown',
        '单位 E units.parent-unknown',
        '单位 G units.not-a-day',
        '单位 K unit.alias-taken',
        '单位 K unit.alias-taken',
        '单位组 J units.member-unknown',
      ].sort(),
    )
    expect(await units()).toEqual(before)
  })

  it('refuses a unit above itself', async () => {
    const bytes = await edited((sheet) => {
      sheet.getCell(rowOf(sheet, '市财政局'), 5).value = '望潮市工业和信息化局'
    })
    expect((await put(bytes)).faults.map(({ code }) => code)).toEqual(['unit.parent-below', 'unit.parent-below'])
  })
})

describe('divisions of China', () => {
  let store: Store
  let harbour: Harbour
  beforeAll(async () => {
    const [pglite] = testStores
    if (pglite === undefined) throw new Error('there is always PGlite to test on')
    store = await pglite.open()
    harbour = await openHarbour(store)
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const find = async (search: string) =>
    (
      await harbour.office.ask<{ code: string; path: string }[]>(
        'GET',
        `/api/divisions?search=${encodeURIComponent(search)}`,
      )
    ).body

  it('are found by name, initials and code', async () => {
    expect(await find('珠海市')).toContainEqual({ code: '440402', name: '香洲区', path: '广东省 珠海市 香洲区' })
    expect((await find('zhs')).map(({ path }) => path)).toContain('广东省 珠海市')
    expect((await find('330225')).map(({ path }) => path)).toEqual(['浙江省 宁波市 象山县'])
  })
})
