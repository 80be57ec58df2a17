// One demonstration city for all journeys: laying it takes longer than most of them.
import type { TestProject } from 'vitest/node'
import { startServer } from '../server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** where 望潮市 is served */
    readonly city: string
  }
}

export default async function layCity(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // whoever writes a journey tries it many times on a city that stands already
  const standing = process.env.JINGWEI_JOURNEYS_AT
  if (standing !== undefined) {
    project.provide('city', standing)
    return undefined
  }
  const server = await startServer({ env: { JINGWEI_DEMO: 'on' } })
  project.provide('city', server.origin)
  return async () => {
    await server.stop()
  }
}
