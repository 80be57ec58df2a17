import { findJob } from '#store/jobs/jobs.ts'
import type { actorsOf, RoundHarbour } from '../rounds/testing.ts'

export type RoundScene = RoundHarbour & ReturnType<typeof actorsOf>

/** What the method leaves open, confirmed; then as far as the computing step, with the east park's projects reported. */
export async function toComputing({ office, method, east, advance, report }: RoundScene): Promise<void> {
  const open = method.findings.filter(({ severity }) => severity === 'confirm')
  await office.ask('POST', `/api/methods/${method.id}/confirm`, {
    ...{ version: 1, words: '按2025年度细则', findings: open.map(({ field, code }) => ({ field, code })) },
  })
  await advance(office)
  await advance(office, '底数无异议')
  await report(east, 0, 'self', [{ input: 'projects', value: [6000, 7000, 4000] }])
  await advance(office, '西港园逾期未报')
  await advance(office)
  await advance(office)
}

export async function toNotice(scene: RoundScene): Promise<void> {
  const { office, second, advance, compute } = scene
  await toComputing(scene)
  const { status, faults } = await compute(office)
  if (status !== 200) throw new Error(JSON.stringify(faults))
  await advance(office, '敏感性分析另行报送')
  await advance(second)
}

/** Without an objection: the places are P1 优秀, all others 达标. */
export async function toFinal(scene: RoundScene): Promise<void> {
  const { office, advance } = scene
  await toNotice(scene)
  await advance(office, '公示期满前各方书面确认无异议')
  await advance(office)
}

/** Jobs end when they end: asks until none is queued or running. */
export async function jobsEnded({ door, office }: RoundScene, who = office): Promise<void> {
  for (;;) {
    const jobs = await who.ask<{ id: string }[]>('GET', '/api/jobs')
    const states = await Promise.all(jobs.body.map(({ id }) => findJob(door.store.db, id)))
    if (states.every((job) => job !== undefined && job.state !== 'queued' && job.state !== 'running')) return
    await new Promise((resolve) => setImmediate(resolve))
  }
}
