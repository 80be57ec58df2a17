import { Button } from 'antd'
import type { BulletinSeries } from '#contract/bulletins.ts'
import { download, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { bulletinFiles, bulletinsKey } from './queries.ts'

/** The template out to Word and back, and what may stand in its braces. */
export const TemplatePanel = ({ series }: { readonly series: BulletinSeries }) => {
  const { w } = useLanguage()
  const words = w.bulletins
  const take = useAct({
    deed: (file: File) => upload({ path: bulletinFiles.newTemplate(series.id), file }),
    said: () => words.templateTaken,
    touches: [bulletinsKey],
  })
  return (
    <section className="template-panel">
      <h3>{words.template}</h3>
      <Button size="small" onClick={() => download(bulletinFiles.template(series.id))}>
        {words.downloadTemplate}
      </Button>
      <ActFaults act={take} />
      <FileDrop
        small
        accept=".docx"
        label={words.uploadTemplate}
        hint={words.uploadTemplateHint}
        disabled={take.pending}
        onFiles={([file]) => file !== undefined && take.run(file)}
      />
      <details>
        <summary>{words.help}</summary>
        <table className="plain-table">
          <tbody>
            {words.helpRows.map(([tag, says]) => (
              <tr key={tag}>
                <td>
                  <code>{tag}</code>
                </td>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  )
}
