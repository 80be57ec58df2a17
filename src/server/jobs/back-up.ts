import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { backup } from '#store/backup/backup.ts'
import type { JobHandler } from './job-kinds.ts'

/** The whole installation into a file of the data directory, for the system administrator who has no command line at hand. */
export const backUp: JobHandler = async (_input, context, control) => {
  const { store, settings, now, today, jobId } = context
  const directory = resolve(settings.config.data, 'backups')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const path = join(directory, `jingwei-${today}-${jobId.slice(0, 8)}.backup`)
  let known = { done: 0, total: 0 }
  const pulse = setInterval(() => {
    control.progress(known.done, known.total).catch(() => {})
  }, 1_000)
  try {
    const { signal } = control
    const made = await backup(store, path, { madeAt: now, signal, onProgress: (progress) => (known = { ...progress }) })
    control.check()
    if (!made.ok) return made
    const { tables, bytes, sha256 } = made.value
    return { ok: true, value: { path, tables, bytes, sha256 } }
  } finally {
    clearInterval(pulse)
  }
}
