import UserOutlined from '@ant-design/icons/es/icons/UserOutlined'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { PullDown } from '../parts/PullDown.tsx'
import { useAct } from '../parts/use-act.ts'
import { ChangePassword } from '../session/ChangePassword.tsx'
import { useSession } from '../session/session.ts'
import { useFirstLanguage } from '../words/language.tsx'

const Posts = () => {
  const { w, f } = useFirstLanguage()
  const session = useSession()
  return (
    <ul className="posts">
      {session.posts.map((post) => (
        <li key={`${post.role}-${post.unitId}-${post.placeId}`}>
          {f.list([w.shell.roles[post.role], post.unitName ?? '', post.placeName ?? ''].filter((part) => part !== ''))}
        </li>
      ))}
      {session.posts.length === 0 && <li>{w.shell.noPosts}</li>}
    </ul>
  )
}

export const AccountMenu = () => {
  const { w, f } = useFirstLanguage()
  const session = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [changing, setChanging] = useState(false)
  const leave = useAct({
    deed: () => api.session.signOut(),
    // a fresh page: nothing of the one who left stays in memory
    after: () => {
      client.clear()
      location.assign('/')
    },
  })
  return (
    <>
      <PullDown
        open={open}
        onOpen={setOpen}
        label={session.account.name}
        className="account-menu"
        button={{
          ...{ type: 'text', className: 'on-dark', icon: <UserOutlined aria-hidden /> },
          'aria-label': `${w.shell.account} ${session.account.name}`,
        }}
      >
        <strong>{session.account.name}</strong> <code>{session.account.username}</code>
        <Posts />
        {session.previousSignIn !== null && (
          <p className="quiet">
            {w.shell.previousSignIn(f.instant(session.previousSignIn.at), session.previousSignIn.address)}
          </p>
        )}
        <ActFaults act={leave} />
        <Button
          block
          type="text"
          onClick={() => {
            setOpen(false)
            setChanging(true)
          }}
        >
          {w.shell.changePassword}
        </Button>
        <Button
          block
          type="text"
          onClick={() => {
            setOpen(false)
            navigate({ to: '/settings/jobs' })
          }}
        >
          {w.shell.myJobs}
        </Button>
        <Button block type="text" loading={leave.pending} onClick={() => leave.run(undefined)}>
          {w.shell.signOut}
        </Button>
      </PullDown>
      <Modal
        open={changing}
        title={w.shell.changePassword}
        footer={null}
        onCancel={() => setChanging(false)}
        destroyOnHidden
      >
        <ChangePassword onDone={() => setChanging(false)} />
      </Modal>
    </>
  )
}
