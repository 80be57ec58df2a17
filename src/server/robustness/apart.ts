import { Worker } from 'node:worker_threads'
import type { Method } from '#core/evaluations/method.ts'
import type { Subjects } from '#core/evaluations/subjects.ts'
import type { RobustnessReport, RobustnessSettings } from '#core/robustness/report.ts'
import type { JobControl } from '../jobs/job-kinds.ts'

export type Analysis = {
  readonly method: Method
  readonly subjects: Subjects
  readonly settings: RobustnessSettings
}

/** What the thread tells the house. */
export type Said =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly report: RobustnessReport }

/** The bundle has it compiled beside itself; a thread of the sources first learns to read them. */
function openThread(file: URL, workerData: Analysis): Worker {
  if (!file.pathname.endsWith('.ts')) return new Worker(file, { workerData, execArgv: [] })
  const read = `import('tsx/esm/api').then(({ register }) => { register(); return import(${JSON.stringify(file.href)}) })`
  return new Worker(read, { workerData, execArgv: [], eval: true })
}

/** The report from a thread of its own, so that the house answers meanwhile; rejects when told to stop, or where the thread fails. */
export function analyseApart(analysis: Analysis, control: JobControl): Promise<RobustnessReport> {
  control.check()
  const worker = openThread(new URL('./robustness-thread.ts', import.meta.url), analysis)
  return new Promise<RobustnessReport>((resolve, reject) => {
    const hear = (said: Said) => {
      if (said.kind === 'done') resolve(said.report)
      else control.progress(said.done, said.total).catch(reject)
    }
    const stop = () => {
      // throws by the reason that the queue gave
      Promise.resolve().then(control.check).catch(reject)
    }
    worker.on('message', hear)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread ended by itself with ${code}`)))
    control.signal.addEventListener('abort', stop, { once: true })
  }).finally(() => worker.terminate())
}
