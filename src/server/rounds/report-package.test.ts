import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Job } from '#contract/jobs.ts'
import type { RoundFileKind } from '#contract/rounds/file.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { verifyPackage } from '../evaluations/verify-package.ts'
import { jobsEnded, type RoundScene, toComputing, toFinal } from '../outcomes/testing.ts'
import { makeRoundFile } from './make-file.ts'
import { actorsOf, openRoundHarbour } from './testing.ts'

describe.each(testStores)('the package of a round on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function withRound(work: (scene: RoundScene) => Promise<void>) {
    const harbour = await openRoundHarbour({ store, handlers: { 'round.file': makeRoundFile } })
    await work({ ...harbour, ...actorsOf(harbour) })
    await harbour.door.close()
  }
  const packageOf = async ({ door, office, round }: RoundScene): Promise<Uint8Array> => {
    const cookies = Object.fromEntries(office.cookies)
    const url = `/api/exports/rounds/${round.id}/package.zip`
    const { statusCode, rawPayload } = await door.server.inject({ method: 'GET', url, cookies })
    if (statusCode !== 200) throw new Error(`${statusCode} ${rawPayload.toString()}`)
    return rawPayload
  }

  it('verifies elsewhere, holds the whole course and nobody’s name, and names a single changed byte', async () => {
    await withRound(async (scene) => {
      await toFinal(scene)
      const bytes = await packageOf(scene)
      expect(verifyPackage(bytes)).toMatchObject({ equal: true, faults: [], manifest: { subjects: 4, trial: false } })
      const parts: Record<string, Uint8Array> = unzipSync(bytes)
      expect(Object.keys(parts).sort()).toEqual([
        ...['data.csv', 'manifest.json', 'method.yaml', 'results.csv', 'round.json', 'traces.jsonl'],
      ])
      const record = JSON.parse(new TextDecoder().decode(parts['round.json']))
      const page = await scene.office.ask<RoundPage>('GET', scene.at)
      expect(record).toMatchObject({
        state: 'final',
        computation: { resultSha256: page.body.computations[0]?.resultSha256 },
      })
      for (const path of Object.keys(parts).filter((one) => one !== 'manifest.json')) {
        const changed = Uint8Array.from(parts[path] ?? [])
        changed[changed.length - 2] = (changed[changed.length - 2] ?? 0) ^ 1
        const { equal, faults } = verifyPackage(zipSync({ ...parts, [path]: changed }))
        expect(equal).toBe(false)
        expect(faults[0]).toMatchObject({ code: 'package.file-changed', place: { file: path } })
      }
    })
  })

  it('is made by a job, too, as the workbook is, for whoever sees the whole and nobody else', async () => {
    await withRound(async (scene) => {
      await scene.door.program.jobs.start()
      await toFinal(scene)
      const made = async (who: RoundScene['office'], what: RoundFileKind) => {
        const { body } = await who.ask<Job>('POST', `${scene.at}/files`, { what })
        await jobsEnded(scene, who)
        return (await who.ask<Job>('GET', `/api/jobs/${body.id}`)).body
      }
      const fileOf = async ({ result }: Job): Promise<Uint8Array> => {
        const cookies = Object.fromEntries(scene.office.cookies)
        const url = `/api/files/${String(result?.fileId)}`
        return (await scene.door.server.inject({ method: 'GET', url, cookies })).rawPayload
      }
      const archive = await made(scene.office, 'package')
      expect(archive).toMatchObject({ state: 'done', faults: [] })
      expect(verifyPackage(await fileOf(archive))).toMatchObject({ equal: true, faults: [] })
      const workbook = await fileOf(await made(scene.office, 'live'))
      expect(Object.keys(unzipSync(workbook))).toContain('xl/workbook.xml')
      expect(await made(scene.west, 'live')).toMatchObject({ state: 'failed', result: null })
    })
  })

  it('is not made before results are published, and not for a park', async () => {
    await withRound(async (scene) => {
      await toComputing(scene)
      await expect(packageOf(scene)).rejects.toThrow('round.package.not-published')
      const { west, at } = scene
      expect((await west.ask('GET', `/api/exports/rounds/${at.split('/').at(-1)}/package.zip`)).status).not.toBe(200)
    })
  })
})
