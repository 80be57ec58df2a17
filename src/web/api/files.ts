import type { Fault } from '#contract/base.ts'
import { csrfHeader } from './client.ts'
import { faultsInBody, RequestFault } from './faults.ts'

const answerOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const refusal = (status: number, body: unknown): RequestFault => {
  const named = faultsInBody(body)
  const fallback: Fault = status === 0 ? { code: 'network.unreachable' } : { code: `http.${status}` }
  return new RequestFault(status, named.length > 0 ? named : [fallback])
}

type Upload = {
  readonly path: string
  readonly file: File
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** One file by multipart. fetch cannot tell how much has been sent, so this is the older request. */
export const upload = ({ path, file, onProgress, signal }: Upload): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(csrfHeader())) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onProgress?.(event.total === 0 ? 0 : event.loaded / event.total)
    request.onload = () => {
      const body = answerOf(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body)
      else reject(refusal(request.status, body))
    }
    request.onerror = () => reject(refusal(0, null))
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })

/** Where files go in and come out, beside the contract. */
export const filePaths = {
  plan: '/api/imports/plan',
  evidence: '/api/files',
  file: (id: string) => `/api/files/${id}`,
  tasks: (programmeId: string) => `/api/imports/programmes/${programmeId}/tasks`,
  tasksSheet: (programmeId: string) => `/api/exports/programmes/${programmeId}/tasks.xlsx`,
  targetsSheet: (programmeId: string) => `/api/exports/programmes/${programmeId}/targets.xlsx`,
  sharesSheet: (programmeId: string) => `/api/exports/programmes/${programmeId}/shares.xlsx`,
  programmeText: (programmeId: string) => `/api/exports/programmes/${programmeId}/programme.docx`,
  assessment: (programmeId: string) => `/api/exports/programmes/${programmeId}/assessment.docx`,
  compareSheet: (asked: Readonly<Record<string, string | number>>) =>
    `/api/exports/compare.xlsx?${new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]))}`,
  tableSheet: '/api/exports/table.xlsx',
  progressSheet: '/api/exports/progress.xlsx',
  rankingSheet: (asked: Readonly<Record<string, string>>) => `/api/exports/ranking.xlsx?${new URLSearchParams(asked)}`,
  formsArchive: (matrixId: string) => `/api/exports/matrices/${matrixId}/forms.zip`,
  formSheet: (formId: string, marked = false) =>
    `/api/exports/matrix-forms/${formId}/form.xlsx${marked ? '?marked=true' : ''}`,
  parksSheet: (matrixId: string, cell: string) => `/api/exports/matrices/${matrixId}/comparison.xlsx?cell=${cell}`,
  formsBack: (matrixId: string) => `/api/imports/matrices/${matrixId}/forms`,
  formBack: (formId: string) => `/api/imports/matrix-forms/${formId}`,
  trial: '/api/imports/what-if',
  trialDifference: (language: string) => `/api/exports/what-if?lang=${language}`,
  units: '/api/imports/units',
  unitsSheet: '/api/exports/units.xlsx',
  submissionTemplate: (id: string) => `/api/exports/submissions/${id}/template.xlsx`,
  submissionUpload: (id: string) => `/api/imports/submissions/${id}`,
  silentSheet: (callId: string) => `/api/exports/calls/${callId}/silent.xlsx`,
  callSummary: (callId: string) => `/api/exports/calls/${callId}/summary.xlsx`,
  indicators: (reason: string) => `/api/imports/indicators?${new URLSearchParams({ reason })}`,
  indicatorsSheet: '/api/exports/indicators.xlsx',
  reference: '/api/reference',
} as const

/** Leaves the page where it is; the server names the file. */
export const download = (path: string): Promise<void> => keepAnswer(path, { headers: csrfHeader() })

/** For what an address is too short to ask: which rows, in which order. */
export const downloadPosted = (path: string, asked: unknown): Promise<void> =>
  keepAnswer(path, {
    method: 'POST',
    headers: { ...csrfHeader(), 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })

const keepAnswer = async (path: string, request: RequestInit): Promise<void> => {
  const response = await fetch(path, request)
  if (!response.ok) throw refusal(response.status, answerOf(await response.text()))
  await keep(response, path)
}

/** Several files and fields at once; what comes back may be anything. */
export const sendForm = async (path: string, parts: Readonly<Record<string, string | File>>): Promise<Response> => {
  const form = new FormData()
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === 'string') form.append(name, part)
    else form.append(name, part, part.name)
  }
  const response = await fetch(path, { method: 'POST', headers: csrfHeader(), body: form })
  if (!response.ok) throw refusal(response.status, answerOf(await response.text()))
  return response
}

/** Gives an answer to the person as a file. */
export const keep = async (response: Response, path: string): Promise<void> => {
  const named = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const url = URL.createObjectURL(await response.blob())
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = named === undefined ? (path.split('/').at(-1) ?? '') : decodeURIComponent(named)
  anchor.click()
  URL.revokeObjectURL(url)
}
