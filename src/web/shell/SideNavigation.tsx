import AimOutlined from '@ant-design/icons/es/icons/AimOutlined'
import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined'
import CloudUploadOutlined from '@ant-design/icons/es/icons/CloudUploadOutlined'
import ContainerOutlined from '@ant-design/icons/es/icons/ContainerOutlined'
import FormOutlined from '@ant-design/icons/es/icons/FormOutlined'
import FundOutlined from '@ant-design/icons/es/icons/FundOutlined'
import HomeOutlined from '@ant-design/icons/es/icons/HomeOutlined'
import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined'
import LineChartOutlined from '@ant-design/icons/es/icons/LineChartOutlined'
import NotificationOutlined from '@ant-design/icons/es/icons/NotificationOutlined'
import OrderedListOutlined from '@ant-design/icons/es/icons/OrderedListOutlined'
import ScheduleOutlined from '@ant-design/icons/es/icons/ScheduleOutlined'
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined'
import SlidersOutlined from '@ant-design/icons/es/icons/SlidersOutlined'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useActor } from '../session/session.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { settingsPages, workPages } from './pages.ts'

const ICONS: Readonly<Record<string, ReactNode>> = {
  '/': <ScheduleOutlined aria-hidden />,
  '/programmes': <ContainerOutlined aria-hidden />,
  '/progress': <AimOutlined aria-hidden />,
  '/rankings': <OrderedListOutlined aria-hidden />,
  '/mine': <HomeOutlined aria-hidden />,
  '/collections': <FormOutlined aria-hidden />,
  '/drafts': <ImportOutlined aria-hidden />,
  '/indicators': <LineChartOutlined aria-hidden />,
  '/imports': <CloudUploadOutlined aria-hidden />,
  '/rounds': <FundOutlined aria-hidden />,
  '/bulletins': <NotificationOutlined aria-hidden />,
  '/evaluations/what-if': <SlidersOutlined aria-hidden />,
}

const under = (path: string, to: string): boolean =>
  to === '/'
    ? path === '/'
    : path === to ||
      path.startsWith(`${to}/`) ||
      (to === '/programmes' && path.startsWith('/measures/')) ||
      (to === '/progress' && path.startsWith('/targets/')) ||
      (to === '/collections' && (path.startsWith('/calls/') || path.startsWith('/submissions/'))) ||
      (to === '/imports' && path === '/batches') ||
      (to === '/rounds' && (path.startsWith('/methods') || path.startsWith('/outcomes')))

export const SideNavigation = () => {
  const { w } = useFirstLanguage()
  const actor = useActor()
  const path = useLocation({ select: (location) => location.pathname })
  const settings = settingsPages.filter((page) => page.may(actor))
  const inSettings = under(path, '/settings')
  return (
    <nav className="side no-print" aria-label={w.shell.navigation}>
      <ul>
        {workPages
          .filter((page) => page.may(actor))
          .map((page) => (
            <li key={page.to}>
              <Link to={page.to} data-on={under(path, page.to) || undefined}>
                {ICONS[page.to] ?? <AuditOutlined aria-hidden />}
                <span>{page.label(w)}</span>
              </Link>
            </li>
          ))}
        {settings[0] !== undefined && (
          <li>
            <Link to={settings[0].to} data-on={inSettings || undefined}>
              <SettingOutlined aria-hidden />
              <span>{w.shell.settings}</span>
            </Link>
            {inSettings && (
              <ul className="side-under">
                {settings.map((page) => (
                  <li key={page.to}>
                    <Link to={page.to} data-on={under(path, page.to) || undefined}>
                      <span>{page.label(w)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        )}
      </ul>
    </nav>
  )
}
