import { Button } from 'antd'
import type { FormUpload } from '#contract/matrices.ts'
import { filePaths } from '../api/files.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { wordFault } from '../words/word-fault.ts'
import { wordProblem } from './word-problem.ts'

type Props = {
  readonly results: readonly FormUpload[]
  readonly onDownload: (path: string) => void
  readonly onClose: () => void
}

/** File by file: whose it is, what became of it, and everything that is wrong with its place. */
export const UploadResults = ({ results, onDownload, onClose }: Props) => {
  const { w } = useLanguage()
  return (
    <section className="panel upload-results" aria-label={w.matrices.results}>
      <header>
        <h3>{w.matrices.results}</h3>
        <Button size="small" type="text" className="panel-deed" aria-label={w.parts.close} onClick={onClose}>
          ×
        </Button>
      </header>
      <ul className="plain-list">
        {results.map((result, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be brought twice
          <li key={at}>
            <Result result={result} onDownload={onDownload} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Result = ({ result, onDownload }: { readonly result: FormUpload; readonly onDownload: Props['onDownload'] }) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  const faults = result.problems.filter(({ severity }) => severity === 'fault').length
  const warnings = result.problems.length - faults
  const mark = !result.taken
    ? ({ sign: '■', tone: 'late', word: words.resultNone } as const)
    : result.submitted
      ? ({ sign: '✓', tone: 'done', word: words.resultSubmitted } as const)
      : ({ sign: '▲', tone: 'watch', word: words.resultTaken } as const)
  return (
    <>
      <div className="upload-line">
        <Mark {...mark} />
        <strong>{result.unitName ?? ''}</strong>
        <span className="quiet">{result.fileName}</span>
        {result.taken && (
          <span className={faults > 0 ? 'late-word' : 'quiet'}>
            {result.problems.length === 0 ? words.resultFine : words.problemsN(f.number(faults), f.number(warnings))}
          </span>
        )}
        {result.formId !== null && result.problems.length > 0 && (
          <Button size="small" type="link" onClick={() => onDownload(filePaths.formSheet(result.formId ?? '', true))}>
            {words.downloadMarked}
          </Button>
        )}
      </div>
      {result.faults.map((fault) => (
        <p key={fault.code} className="late-word">
          {wordFault(w, f, fault)}
        </p>
      ))}
      <Problems problems={result.problems} />
    </>
  )
}

/** The worst first; each with its row and column in the file. */
export const Problems = ({ problems }: { readonly problems: FormUpload['problems'] }) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  if (problems.length === 0) return null
  const ordered = [...problems].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'fault' ? -1 : 1))
  return (
    <table className="problems">
      <tbody>
        {ordered.map((problem, at) => {
          const { what, todo } = wordProblem(w, f, problem)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: problems have no name of their own
            <tr key={at}>
              <td>{words.problemsAt(problem.place.row, problem.place.column)}</td>
              <td>{problem.clause}</td>
              <td className={problem.severity === 'fault' ? 'late-word' : 'quiet'}>
                {words.severities[problem.severity]}
              </td>
              <td>{what}</td>
              <td className="quiet">{todo}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
