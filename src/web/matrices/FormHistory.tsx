import { Button } from 'antd'
import type { MatrixForm } from '#contract/matrices.ts'
import { download, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

/** Who did what to the form, and the files as they came. */
export const FormHistory = ({ history }: { readonly history: MatrixForm['history'] }) => {
  const { w, f } = useLanguage()
  const fetching = useAct({ deed: download })
  if (history.length === 0) return null
  return (
    <details className="form-history no-print">
      <summary>{w.matrices.history}</summary>
      <ActFaults act={fetching} />
      <ul className="plain-list">
        {history.map(({ revision, at, by, action, words, fileId, fileName }) => (
          <li key={revision}>
            <span className="quiet">{f.instant(at)}</span> {by} {w.matrices.actions[action]} {words ?? ''}
            {fileId !== null && (
              <Button size="small" type="link" onClick={() => fetching.run(filePaths.file(fileId))}>
                {fileName}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
