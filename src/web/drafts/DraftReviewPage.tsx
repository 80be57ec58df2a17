import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Modal, Popconfirm, Tabs } from 'antd'
import { useState } from 'react'
import type { Draft } from '#contract/drafts.ts'
import { mayAdoptPlan } from '#core/programmes/rights.ts'
import { api } from '../api/client.ts'
import { faultsOf, isConflict } from '../api/faults.ts'
import { FindingsPane } from '../checks/FindingsPane.tsx'
import { useDraftFindings } from '../checks/use-draft-findings.ts'
import { FaultList } from '../parts/FaultList.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { AdoptDialog } from './AdoptDialog.tsx'
import { HeadPane } from './HeadPane.tsx'
import { MeasureForm } from './MeasureForm.tsx'
import { NamesPane } from './NamesPane.tsx'
import { ReadingsPane } from './ReadingsPane.tsx'
import './review.css'
import { countsOf } from './review.ts'
import type { Pane } from './review-search.ts'
import { SourceText } from './SourceText.tsx'
import { TargetForm } from './TargetForm.tsx'
import { UnreadPane } from './UnreadPane.tsx'
import { useDraft } from './use-draft.ts'
import { useReviewKeys } from './use-review-keys.ts'
import { useReviewPage } from './use-review-page.ts'

/** The document on the left, what was read from it on the right; the keyboard alone suffices. */
export function DraftReviewPage() {
  const { id } = useParams({ strict: false })
  return id === undefined ? null : <DraftById id={id} />
}

const DraftById = ({ id }: { readonly id: string }) => {
  const draft = useDraft(id)
  return <Loaded query={draft}>{(data) => <Review draft={data} />}</Loaded>
}

const Review = ({ draft }: { readonly draft: Draft }) => {
  const { w, f } = useLanguage()
  const actor = useActor()
  const mayJudge = draft.state === 'open' && mayAdoptPlan(actor)
  const page = useReviewPage(draft, mayJudge)
  const [adopting, setAdopting] = useState(false)
  const found = useDraftFindings(draft, page.pane === 'findings', page.setFocus)
  const listed = page.pane === 'readings' || page.pane === 'unread'
  useReviewKeys(page.act, listed && page.editing === null && !adopting)
  const counts = countsOf(draft.items)
  const done = draft.items.length - counts.pending
  const failed = [page.review.judge, page.review.correct, page.review.add, page.review.acceptAll, page.review.dismiss]
    .map((mutation) => mutation.error)
    .find((error) => error !== null && !isConflict(error))
  const openNames = draft.names.filter((name) => name.unitId === null && name.groupId === null).length
  const unread = draft.unread.length - draft.dismissed.length
  const count = (n: number) => (n > 0 ? ` ${f.number(n)}` : '')
  return (
    <div className="review-page">
      <PageTitle
        what={draft.head.title || draft.fileName}
        whose={w.review.imported(draft.createdBy, f.instant(draft.createdAt))}
        state={`${w.review.states[draft.state]} · ${w.review.progress(f.number(done), f.number(draft.items.length))}`}
        actions={
          <Actions
            draft={draft}
            mayJudge={mayJudge}
            onAdopt={() => setAdopting(true)}
            onKeys={() => page.showKeys(true)}
          />
        }
      />
      {failed !== undefined && failed !== null && <FaultList faults={faultsOf(failed)} />}
      <FaultList faults={page.suggest.faults} />
      <div className="review-split">
        <section className="review-source" aria-label={draft.fileName}>
          {mayJudge && page.selected !== null && (
            <div className="selection-bar">
              <Button size="small" type="primary" onClick={() => page.addFrom('target', page.selected)}>
                {w.review.addTarget} (T)
              </Button>
              <Button size="small" onClick={() => page.addFrom('measure', page.selected)}>
                {w.review.addMeasure} (M)
              </Button>
            </div>
          )}
          <SourceText
            text={draft.text}
            marks={found.marks.length === 0 ? page.marks : [...found.marks, ...page.marks]}
            focus={page.focus}
            onMark={(mark) => mark.kind !== 'finding' && page.openMark(mark)}
            onSelect={page.setSelected}
          />
        </section>
        <section className="review-side">
          <Tabs
            size="small"
            activeKey={page.pane}
            onChange={(key) => page.setPane(key as Pane)}
            items={[
              { key: 'readings', label: `${w.review.panes.readings} ${f.number(draft.items.length)}` },
              { key: 'unread', label: `${w.review.panes.unread}${count(unread)}` },
              { key: 'names', label: `${w.review.panes.names}${count(openNames)}` },
              { key: 'findings', label: `${w.review.panes.findings}${count(found.count)}` },
              { key: 'head', label: w.review.panes.head },
            ]}
          />
          {page.pane === 'findings' ? (
            <FindingsPane draft={draft} chosen={found.chosen} onShow={found.show} />
          ) : (
            <Side draft={draft} mayJudge={mayJudge} page={page} />
          )}
        </section>
      </div>
      <KeysDialog open={page.keysShown} onClose={() => page.showKeys(false)} />
      {adopting && (
        <Adopting
          draft={draft}
          onClose={() => setAdopting(false)}
          onNames={() => {
            setAdopting(false)
            page.setPane('names')
          }}
        />
      )}
    </div>
  )
}

type SideProps = { readonly draft: Draft; readonly mayJudge: boolean; readonly page: ReturnType<typeof useReviewPage> }
const Side = ({ draft, mayJudge, page }: SideProps) => {
  const show = page.setFocus
  if (page.pane === 'unread')
    return (
      <UnreadPane
        draft={draft}
        mayJudge={mayJudge}
        sentences={page.sentences}
        chosen={page.chosen}
        onChoose={page.choose}
        onDismiss={page.dismiss}
        onAdd={page.addFrom}
      />
    )
  if (page.pane === 'names') return <NamesPane draft={draft} mayJudge={mayJudge} onShowName={page.showName} />
  if (page.pane === 'head')
    return (
      <HeadPane
        key={draft.headRevision}
        draft={draft}
        mayJudge={mayJudge}
        onShow={show}
        onReload={page.review.refresh}
      />
    )
  const editing = page.editing
  const pending = page.review.correct.isPending || page.review.add.isPending
  const form = { pending, onSave: page.save, onClose: () => page.setEditing(null) }
  return (
    <ReadingsPane
      draft={draft}
      items={page.items}
      chosen={page.chosen}
      mayJudge={mayJudge}
      shown={page.shown}
      order={page.order}
      search={page.search}
      onShown={page.setShown}
      onOrder={page.setOrder}
      onSearch={page.setSearch}
      onAcceptAll={page.acceptAll}
      onChoose={(item) => page.choose(item.id)}
      onJudge={page.judge}
      onEdit={page.edit}
      form={
        editing === null
          ? null
          : {
              itemId: editing.item?.id ?? null,
              node:
                'metric' in editing.value ? (
                  <TargetForm value={editing.value} {...form} />
                ) : (
                  <MeasureForm value={editing.value} {...form} />
                ),
            }
      }
    />
  )
}

type ActionsProps = {
  readonly draft: Draft
  readonly mayJudge: boolean
  readonly onAdopt: () => void
  readonly onKeys: () => void
}
const Actions = ({ draft, mayJudge, onAdopt, onKeys }: ActionsProps) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const abandon = useAct({
    deed: () => api.drafts.abandon({ id: draft.id }),
    touches: [['drafts'], ['draft', draft.id], ['attention']],
    after: () => void navigate({ to: '/drafts' }),
  })
  const programmeId = draft.programmeId
  if (draft.state === 'adopted' && programmeId !== null)
    return (
      <Button type="primary" onClick={() => navigate({ to: '/programmes/$id', params: { id: programmeId } })}>
        {w.review.openProgramme}
      </Button>
    )
  if (!mayJudge) return <span className="quiet">{w.review.readOnly}</span>
  return (
    <>
      <Button onClick={onKeys}>{w.review.keys} (?)</Button>
      <Popconfirm
        title={w.review.abandonSure}
        okText={w.review.abandon}
        cancelText={w.parts.cancel}
        onConfirm={() => abandon.run(undefined)}
      >
        <Button loading={abandon.pending}>{w.review.abandon}</Button>
      </Popconfirm>
      <Button type="primary" onClick={onAdopt}>
        {w.review.adopt}
      </Button>
    </>
  )
}

type AdoptingProps = { readonly draft: Draft; readonly onClose: () => void; readonly onNames: () => void }
const Adopting = ({ draft, onClose, onNames }: AdoptingProps) => {
  const navigate = useNavigate()
  return (
    <AdoptDialog
      draft={draft}
      onClose={onClose}
      onNames={onNames}
      onAdopted={(id) => void navigate({ to: '/programmes/$id', params: { id } })}
    />
  )
}

const KeysDialog = ({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  return (
    <Modal open={open} footer={null} title={w.review.keys} onCancel={onClose}>
      <dl className="keys">
        {w.review.keyList.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
