import { Button } from 'antd'
import { useState } from 'react'
import type { MethodFinding, MethodPage } from '#contract/methods.ts'
import { mayKeepMethods } from '#core/rounds/rights.ts'
import { api } from '../api/client.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { roundsKey } from '../rounds/queries.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { methodsKey } from './queries.ts'

const SHAPES = {
  refuse: { sign: '■', tone: 'late' },
  confirm: { sign: '▲', tone: 'watch' },
  note: { sign: '○', tone: 'no-data' },
} as const

/** What a check of the method finds; what the office must decide is confirmed here. */
export const FindingsPanel = ({ method }: { readonly method: MethodPage }) => {
  const { w, f, language } = useLanguage()
  const words = w.methods
  const keeps = mayKeepMethods(useActor())
  const [asking, setAsking] = useState<readonly MethodFinding[] | null>(null)
  const open = method.findings.filter(({ severity, confirmed }) => severity === 'confirm' && confirmed === null)
  const confirm = useAct({
    deed: ({ findings, reason }: { readonly findings: readonly MethodFinding[]; readonly reason: string }) =>
      api.methods.confirm({
        ...{ id: method.id, version: method.shown, words: reason },
        findings: findings.map(({ field, code }) => ({ field, code })),
      }),
    said: () => w.parts.saved,
    touches: [methodsKey, roundsKey],
    after: () => setAsking(null),
  })
  return (
    <section className="panel">
      <header>
        <h2>{words.findings}</h2>
        {method.findings.length === 0 && <span className="quiet">{words.noFindings}</span>}
        {keeps && open.length > 1 && (
          <Button size="small" className="panel-deed" onClick={() => setAsking(open)}>
            {words.confirmAll(open.length)}
          </Button>
        )}
      </header>
      {method.findings.length > 0 && (
        <table className="plain-table">
          <tbody>
            {method.findings.map((one, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: findings keep their order within a version
              <tr key={at}>
                <td className="nowrap">
                  <Mark
                    {...(one.confirmed === null ? SHAPES[one.severity] : ({ sign: '✓', tone: 'done' } as const))}
                    word={words.severities[one.severity]}
                  />
                </td>
                <td>
                  {one.said[language]}
                  {one.confirmed !== null && (
                    <div className="quiet">
                      {one.confirmed.words}（{words.confirmedBy(one.confirmed.by ?? '', f.instant(one.confirmed.at))}）
                    </div>
                  )}
                </td>
                <td className="quiet">{one.article}</td>
                <td>
                  {keeps && one.severity === 'confirm' && one.confirmed === null && (
                    <Button size="small" onClick={() => setAsking([one])}>
                      {words.confirm}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asking !== null && (
        <ReasonDialog
          title={words.confirm}
          verb={words.confirm}
          act={confirm}
          onReason={(reason) => confirm.run({ findings: asking, reason })}
          onClose={() => setAsking(null)}
        >
          <p className="quiet">{words.confirmWhat}</p>
        </ReasonDialog>
      )}
    </section>
  )
}
