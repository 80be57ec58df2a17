import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RankingPage } from '#contract/rankings.ts'
import type { Place } from '#contract/units.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type NumberHarbour, openNumberHarbour } from './testing.ts'

const JULY = '2026-07-31'

describe.each(testStores)('a group of places on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  type Scene = NumberHarbour & {
    readonly places: ReadonlyMap<string, Place>
    readonly add: (name: string, more: Partial<Place>) => Promise<{ readonly id: number; readonly place: Place }>
  }
  async function withParks(work: (scene: Scene) => Promise<void>): Promise<void> {
    const harbour = await openNumberHarbour({ store })
    const listed = (await harbour.office.ask<Place[]>('GET', '/api/places')).body
    const places = new Map(listed.map((place) => [place.name, place]))
    const add: Scene['add'] = async (name, more) => {
      const input = { code: null, name, kind: 'park', parentId: null, validFrom: null, validTo: null, sort: 9, ...more }
      const { status, body } = await harbour.office.ask<Place>('POST', '/api/places', input)
      if (status !== 200) throw new Error(JSON.stringify(body))
      const subjects = await harbour.office.ask<{ id: number; name: string }[]>('GET', '/api/subjects?kind=place')
      return { id: subjects.body.find((one) => one.name === name)?.id ?? 0, place: body }
    }
    await work({ ...harbour, places, add })
    await harbour.door.close()
  }
  const parentOf = ({ places }: Scene, name: string) => places.get(name)?.id ?? ''
  const cellOf = async ({ read, indicators }: Scene, code: string, subject: number, on = JULY) => {
    const page = await read({ indicators: code, subjects: String(subject), from: on, to: on })
    return page.cells.find(({ indicatorId }) => indicatorId === indicators[code])
  }

  it('adds up all parks of the city, which its districts do not, and says how many lack', () =>
    withParks(async (scene) => {
      const second = await scene.add('东屿高新区', { parentId: parentOf(scene, '汐川区') })
      const all = await scene.add('全部园区', {
        ...{ kind: 'group', parentId: parentOf(scene, '望潮市'), gathers: ['park', 'zone'] },
      })
      await scene.enter([
        { of: 'output', for: '临港工业园', on: JULY, value: 21, lastYear: 20 },
        { of: 'output', for: '澜桥街道', on: JULY, value: 30, lastYear: 28 },
      ])
      expect(await cellOf(scene, 'output', all.id)).toMatchObject({ value: 21, lastYear: 20, lacking: 1 })
      const { body } = await scene.office.ask<{ parts: { subjectName: string; value: number | null }[] }>(
        'GET',
        `/api/observations/history?indicator=output&subject=${all.id}&periodEnd=${JULY}`,
      )
      expect(body.parts.map(({ subjectName, value }) => [subjectName, value])).toEqual([
        ['临港工业园', 21],
        ['东屿高新区', null],
      ])
      // the district's own sum stays that of its towns
      expect(await cellOf(scene, 'output', scene.subjects.汐川区 ?? 0)).toMatchObject({ value: 30 })
      await scene.office.ask('PUT', `/api/places/${second.place.id}`, { ...second.place, validFrom: '2026-08-01' })
      expect(await cellOf(scene, 'output', all.id)).toMatchObject({ value: 21, lacking: 0 })
    }))

  it('has formulas of its own sums, and its members are ranked against each other', () =>
    withParks(async (scene) => {
      await scene.add('东屿高新区', { parentId: parentOf(scene, '汐川区') })
      const listed = await scene.add('市级园区', {
        ...{ kind: 'group', parentId: parentOf(scene, '望潮市') },
        memberIds: [scene.places.get('临港工业园')?.id ?? ''],
      })
      await scene.enter([
        { of: 'tax', for: '临港工业园', on: JULY, value: 600 },
        { of: 'land', for: '临港工业园', on: JULY, value: 200 },
      ])
      expect(await cellOf(scene, 'tax_per_mu', listed.id)).toMatchObject({ value: 3 })
      const { body } = await scene.office.ask<RankingPage>(
        'GET',
        `/api/rankings?indicator=tax&among=park&group=${listed.id}&period=${JULY}`,
      )
      expect(body).toMatchObject({
        group: { name: '市级园区' },
        whole: { name: '市级园区', value: 600 },
        places: [{ name: '临港工业园', rank: 1 }],
      })
    }))

  it('is refused without a place above it, without members, and with a group in it', () =>
    withParks(async (scene) => {
      const ask = (more: Partial<Place>) =>
        scene.office.ask<Place>('POST', '/api/places', {
          ...{ code: null, name: '组', kind: 'group', parentId: parentOf(scene, '望潮市') },
          ...{ validFrom: null, validTo: null, sort: 0, ...more },
        })
      expect((await ask({ parentId: null })).faults.map(({ code }) => code)).toEqual([
        'place.group-needs-parent',
        'place.group-empty',
      ])
      const made = await ask({ gathers: ['park'] })
      expect((await ask({ memberIds: [made.body.id] })).faults[0]?.code).toBe('place.member-unknown')
      expect((await ask({ kind: 'town', gathers: ['park'] })).faults[0]?.code).toBe('place.no-group')
    }))
})
