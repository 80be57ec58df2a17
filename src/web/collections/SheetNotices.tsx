import { Button } from 'antd'
import type { Sheet } from '#contract/collections/submission.ts'
import { FaultList } from '../parts/FaultList.tsx'
import { useLanguage } from '../words/language.tsx'
import type { KeeperView, SheetKeeper } from './sheet-keeper.ts'

type Props = {
  readonly sheet: Sheet
  readonly keeper: SheetKeeper
  readonly view: KeeperView
  readonly full: boolean
}

/** Why the sheet came back, why it cannot be filled in, and what could not be saved. */
export const SheetNotices = ({ sheet, keeper, view, full }: Props) => {
  const { w, f } = useLanguage()
  const words = w.collections.sheet
  const [who, at] = [sheet.decidedBy ?? '', sheet.decidedAt === null ? '' : f.instant(sheet.decidedAt)]
  const mayRead = !sheet.mayFill && (sheet.state === 'open' || sheet.state === 'draft')
  return (
    <>
      {sheet.state === 'returned' && sheet.words !== null && (
        <div className="notice-line" data-tone="late">
          <strong>{sheet.reopenedReason === null ? words.returnedBy(who, at) : words.reopenedBy(who, at)}</strong>：
          {sheet.words}
        </div>
      )}
      {sheet.revisionAsked !== null && (
        <div className="notice-line" data-tone="watch">
          {words.askedRevision(sheet.revisionAsked)}
        </div>
      )}
      {sheet.remindedAt !== null && sheet.mayFill && (
        <div className="notice-line" data-tone="watch">
          {w.collections.remindedYou(f.instant(sheet.remindedAt))}
        </div>
      )}
      {sheet.batchUndone && (
        <div className="notice-line" data-tone="late">
          {words.batchUndone}
        </div>
      )}
      {mayRead && sheet.callState === 'closed' && (
        <div className="notice-line" data-tone="watch">
          {words.callClosed}
        </div>
      )}
      {full && (
        <div className="notice-line" data-tone="late" role="alert">
          {words.kept}
        </div>
      )}
      {view.state === 'offline' && (
        <div className="notice-line" data-tone="watch" role="alert">
          {words.offline(f.number(view.unsent))}{' '}
          <Button size="small" onClick={() => void keeper.flush()}>
            {words.retryNow}
          </Button>
        </div>
      )}
      {view.state === 'stopped' && (
        <FaultList
          faults={view.faults}
          title={`${words.stopped(f.number(view.unsent))}${view.faults[0]?.code === 'session.none' ? words.signIn : ''}`}
          action={{ label: words.forget, onClick: () => keeper.forget() }}
        />
      )}
    </>
  )
}
