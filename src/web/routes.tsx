import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  useParams,
} from '@tanstack/react-router'
import { readReviewSearch } from './drafts/review-search.ts'
import { useActor } from './session/session.ts'
import { AppFrame } from './shell/AppFrame.tsx'
import { BrokenPage, MissingPage } from './shell/AwayPages.tsx'
import { firstPageOf } from './shell/pages.ts'

const root = createRootRoute({ component: AppFrame, notFoundComponent: MissingPage, errorComponent: BrokenPage })

const TodayPage = lazyRouteComponent(() => import('./attention/TodayPage.tsx'), 'TodayPage')
const Home = () => {
  const first = firstPageOf(useActor())
  return first === '/' ? <TodayPage /> : <Navigate to={first} replace />
}
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const briefing = createRoute({
  getParentRoute: () => root,
  path: '/briefing',
  component: lazyRouteComponent(() => import('./briefing/BriefingPage.tsx'), 'BriefingPage'),
})

const progress = createRoute({
  getParentRoute: () => root,
  path: '/progress',
  component: lazyRouteComponent(() => import('./progress/ProgressPage.tsx'), 'ProgressPage'),
})
const target = createRoute({
  getParentRoute: () => root,
  path: '/targets/$id',
  component: lazyRouteComponent(() => import('./progress/TargetPage.tsx'), 'TargetPage'),
})
const rankings = createRoute({
  getParentRoute: () => root,
  path: '/rankings',
  component: lazyRouteComponent(() => import('./rankings/RankingsPage.tsx'), 'RankingsPage'),
})
const mine = createRoute({
  getParentRoute: () => root,
  path: '/mine',
  component: lazyRouteComponent(() => import('./mine/MinePage.tsx'), 'MinePage'),
})
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyRouteComponent(() => import('./wall/WallPage.tsx'), 'WallPage'),
})

const programmeList = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  component: lazyRouteComponent(() => import('./programmes/ProgrammeListPage.tsx'), 'ProgrammeListPage'),
})
const compare = createRoute({
  getParentRoute: () => root,
  path: '/programmes/compare',
  component: lazyRouteComponent(() => import('./compare/ComparePage.tsx'), 'ComparePage'),
})
const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$id',
  component: lazyRouteComponent(() => import('./programmes/ProgrammePage.tsx'), 'ProgrammePage'),
})
const ToOverview = () => {
  const { id } = useParams({ strict: false })
  return <Navigate to="/programmes/$id/overview" params={{ id: id ?? '' }} replace />
}
const programmeIndex = createRoute({ getParentRoute: () => programme, path: '/', component: ToOverview })
const overview = createRoute({
  getParentRoute: () => programme,
  path: 'overview',
  component: lazyRouteComponent(() => import('./programmes/OverviewTab.tsx'), 'OverviewTab'),
})
const targets = createRoute({
  getParentRoute: () => programme,
  path: 'targets',
  component: lazyRouteComponent(() => import('./programmes/TargetsTab.tsx'), 'TargetsTab'),
})
const decomposition = createRoute({
  getParentRoute: () => programme,
  path: 'decomposition',
  component: lazyRouteComponent(() => import('./decompositions/DecompositionTab.tsx'), 'DecompositionTab'),
})
const matrices = createRoute({
  getParentRoute: () => programme,
  path: 'matrices',
  component: lazyRouteComponent(() => import('./matrices/MatrixTab.tsx'), 'MatrixTab'),
})
const measures = createRoute({
  getParentRoute: () => programme,
  path: 'measures',
  component: lazyRouteComponent(() => import('./programmes/MeasuresTab.tsx'), 'MeasuresTab'),
})
const timeline = createRoute({
  getParentRoute: () => programme,
  path: 'timeline',
  component: lazyRouteComponent(() => import('./programmes/TimelineTab.tsx'), 'TimelineTab'),
})
const units = createRoute({
  getParentRoute: () => programme,
  path: 'units',
  component: lazyRouteComponent(() => import('./programmes/UnitsTab.tsx'), 'UnitsTab'),
})
const versions = createRoute({
  getParentRoute: () => programme,
  path: 'versions',
  component: lazyRouteComponent(() => import('./programmes/VersionsTab.tsx'), 'VersionsTab'),
})
const findings = createRoute({
  getParentRoute: () => programme,
  path: 'findings',
  component: lazyRouteComponent(() => import('./checks/FindingsTab.tsx'), 'FindingsTab'),
})
const documentTab = createRoute({
  getParentRoute: () => programme,
  path: 'document',
  validateSearch: (search: Record<string, unknown>): { at?: number } =>
    typeof search.at === 'number' ? { at: search.at } : {},
  component: lazyRouteComponent(() => import('./programmes/DocumentTab.tsx'), 'DocumentTab'),
})

const measure = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id',
  component: lazyRouteComponent(() => import('./measures/MeasurePage.tsx'), 'MeasurePage'),
})

const draftList = createRoute({
  getParentRoute: () => root,
  path: '/drafts',
  component: lazyRouteComponent(() => import('./drafts/DraftListPage.tsx'), 'DraftListPage'),
})
const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$id',
  validateSearch: readReviewSearch,
  component: lazyRouteComponent(() => import('./drafts/DraftReviewPage.tsx'), 'DraftReviewPage'),
})

const bulletinList = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyRouteComponent(() => import('./bulletins/BulletinListPage.tsx'), 'BulletinListPage'),
})
const bulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/$id',
  component: lazyRouteComponent(() => import('./bulletins/BulletinPage.tsx'), 'BulletinPage'),
})

const indicatorList = createRoute({
  getParentRoute: () => root,
  path: '/indicators',
  component: lazyRouteComponent(() => import('./indicators/IndicatorListPage.tsx'), 'IndicatorListPage'),
})
const indicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/$code',
  component: lazyRouteComponent(() => import('./indicators/IndicatorPage.tsx'), 'IndicatorPage'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyRouteComponent(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
})
const batches = createRoute({
  getParentRoute: () => root,
  path: '/batches',
  component: lazyRouteComponent(() => import('./imports/BatchListPage.tsx'), 'BatchListPage'),
})
const methodList = createRoute({
  getParentRoute: () => root,
  path: '/methods',
  component: lazyRouteComponent(() => import('./methods/MethodListPage.tsx'), 'MethodListPage'),
})
const method = createRoute({
  getParentRoute: () => root,
  path: '/methods/$id',
  component: lazyRouteComponent(() => import('./methods/MethodPage.tsx'), 'MethodPage'),
})
const roundList = createRoute({
  getParentRoute: () => root,
  path: '/rounds',
  component: lazyRouteComponent(() => import('./rounds/RoundListPage.tsx'), 'RoundListPage'),
})
const round = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id',
  component: lazyRouteComponent(() => import('./rounds/RoundPage.tsx'), 'RoundPage'),
})
const ToCourse = () => {
  const { id } = useParams({ strict: false })
  return <Navigate to="/rounds/$id/course" params={{ id: id ?? '' }} replace />
}
const roundIndex = createRoute({ getParentRoute: () => round, path: '/', component: ToCourse })
const roundCourse = createRoute({
  getParentRoute: () => round,
  path: 'course',
  component: lazyRouteComponent(() => import('./rounds/CourseTab.tsx'), 'CourseTab'),
})
const roundInputs = createRoute({
  getParentRoute: () => round,
  path: 'inputs',
  component: lazyRouteComponent(() => import('./rounds/InputsTab.tsx'), 'InputsTab'),
})
const roundResults = createRoute({
  getParentRoute: () => round,
  path: 'results',
  component: lazyRouteComponent(() => import('./rounds/ResultsTab.tsx'), 'ResultsTab'),
})
const roundObjections = createRoute({
  getParentRoute: () => round,
  path: 'objections',
  component: lazyRouteComponent(() => import('./rounds/ObjectionsTab.tsx'), 'ObjectionsTab'),
})
const roundSubject = createRoute({
  getParentRoute: () => round,
  path: 'subjects/$row',
  component: lazyRouteComponent(() => import('./rounds/SubjectTab.tsx'), 'SubjectTab'),
})

const roundPanel = createRoute({
  getParentRoute: () => round,
  path: 'panel',
  component: lazyRouteComponent(() => import('./panels/PanelTab.tsx'), 'PanelTab'),
})
const sheetByCode = createRoute({
  getParentRoute: () => root,
  path: '/sheet',
  component: lazyRouteComponent(() => import('./panels/SheetPage.tsx'), 'SheetPage'),
})
const ownSheet = createRoute({
  getParentRoute: () => root,
  path: '/sheets/$id',
  component: lazyRouteComponent(() => import('./panels/SheetPage.tsx'), 'OwnSheetPage'),
})
const settings = createRoute({ getParentRoute: () => root, path: '/settings' })
const unitSettings = createRoute({
  getParentRoute: () => settings,
  path: 'units',
  component: lazyRouteComponent(() => import('./settings/UnitsPage.tsx'), 'UnitsPage'),
})
const groupSettings = createRoute({
  getParentRoute: () => settings,
  path: 'groups',
  component: lazyRouteComponent(() => import('./settings/GroupsPage.tsx'), 'GroupsPage'),
})
const placeSettings = createRoute({
  getParentRoute: () => settings,
  path: 'places',
  component: lazyRouteComponent(() => import('./settings/PlacesPage.tsx'), 'PlacesPage'),
})
const accountSettings = createRoute({
  getParentRoute: () => settings,
  path: 'accounts',
  component: lazyRouteComponent(() => import('./settings/AccountsPage.tsx'), 'AccountsPage'),
})
const auditSettings = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  component: lazyRouteComponent(() => import('./settings/AuditPage.tsx'), 'AuditPage'),
})
const optionSettings = createRoute({
  getParentRoute: () => settings,
  path: 'options',
  component: lazyRouteComponent(() => import('./settings/OptionsPage.tsx'), 'OptionsPage'),
})
const backupSettings = createRoute({
  getParentRoute: () => settings,
  path: 'backup',
  component: lazyRouteComponent(() => import('./settings/BackupPage.tsx'), 'BackupPage'),
})
const jobSettings = createRoute({
  getParentRoute: () => settings,
  path: 'jobs',
  component: lazyRouteComponent(() => import('./settings/JobsPage.tsx'), 'JobsPage'),
})

const collectionList = createRoute({
  getParentRoute: () => root,
  path: '/collections',
  component: lazyRouteComponent(() => import('./collections/CollectionsPage.tsx'), 'CollectionsPage'),
})
const collectionNew = createRoute({
  getParentRoute: () => root,
  path: '/collections/new',
  component: lazyRouteComponent(() => import('./collections/DefinitionPage.tsx'), 'NewDefinitionPage'),
})
const collectionEdit = createRoute({
  getParentRoute: () => root,
  path: '/collections/$id/edit',
  component: lazyRouteComponent(() => import('./collections/DefinitionPage.tsx'), 'EditDefinitionPage'),
})
const collection = createRoute({
  getParentRoute: () => root,
  path: '/collections/$id',
  component: lazyRouteComponent(() => import('./collections/CollectionPage.tsx'), 'CollectionPage'),
})
const call = createRoute({
  getParentRoute: () => root,
  path: '/calls/$id',
  component: lazyRouteComponent(() => import('./collections/CallPage.tsx'), 'CallPage'),
})
const submission = createRoute({
  getParentRoute: () => root,
  path: '/submissions/$id',
  component: lazyRouteComponent(() => import('./collections/SubmissionPage.tsx'), 'SubmissionPage'),
})
const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/evaluations/what-if',
  component: lazyRouteComponent(() => import('./what-if/WhatIfPage.tsx'), 'WhatIfPage'),
})

const routeTree = root.addChildren([
  home,
  briefing,
  progress,
  target,
  rankings,
  mine,
  wall,
  programmeList,
  compare,
  programme.addChildren([
    programmeIndex,
    overview,
    targets,
    decomposition,
    matrices,
    measures,
    timeline,
    units,
    versions,
    findings,
    documentTab,
  ]),
  measure,
  draftList,
  draft,
  collectionList,
  collectionNew,
  collectionEdit,
  collection,
  call,
  submission,
  bulletinList,
  bulletin,
  indicatorList,
  indicator,
  imports,
  batches,
  methodList,
  method,
  roundList,
  round.addChildren([roundIndex, roundCourse, roundInputs, roundResults, roundObjections, roundSubject, roundPanel]),
  sheetByCode,
  ownSheet,
  whatIf,
  settings.addChildren([
    unitSettings,
    groupSettings,
    placeSettings,
    accountSettings,
    auditSettings,
    optionSettings,
    backupSettings,
    jobSettings,
  ]),
])

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // a page that breaks leaves the frame around it standing
  defaultErrorComponent: BrokenPage,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
