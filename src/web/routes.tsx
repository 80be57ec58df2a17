import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  useParams,
} from '@tanstack/react-router'
import { untilFetched } from './api/connection.ts'
import { readReviewSearch } from './drafts/review-search.ts'
import { useActor } from './session/session.ts'
import { AppFrame } from './shell/AppFrame.tsx'
import { BrokenPage, MissingPage } from './shell/AwayPages.tsx'
import { firstPageOf } from './shell/pages.ts'
import { loadWords } from './words/language.tsx'

/** A page's file and the words that it is written in, at once. */
const lazyPage = <Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) => lazyBare(() => Promise.all([load(), loadWords()]).then(([module]) => module), name)

/** A page that is written in the first words alone, or asks for the others itself. */
function lazyBare<Module extends Record<string, unknown>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(() => untilFetched(load), name)
}

const root = createRootRoute({ component: AppFrame, notFoundComponent: MissingPage, errorComponent: BrokenPage })

const TodayPage = lazyBare(() => import('./attention/TodayPage.tsx'), 'TodayPage')
const Home = () => {
  const first = firstPageOf(useActor())
  return first === '/' ? <TodayPage /> : <Navigate to={first} replace />
}
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const briefing = createRoute({
  getParentRoute: () => root,
  path: '/briefing',
  component: lazyPage(() => import('./briefing/BriefingPage.tsx'), 'BriefingPage'),
})

const progress = createRoute({
  getParentRoute: () => root,
  path: '/progress',
  component: lazyPage(() => import('./progress/ProgressPage.tsx'), 'ProgressPage'),
})
const judging = createRoute({
  getParentRoute: () => root,
  path: '/progress/judging',
  component: lazyBare(() => import('./progress/JudgingPage.tsx'), 'JudgingPage'),
})
const target = createRoute({
  getParentRoute: () => root,
  path: '/targets/$id',
  component: lazyPage(() => import('./progress/TargetPage.tsx'), 'TargetPage'),
})
const rankings = createRoute({
  getParentRoute: () => root,
  path: '/rankings',
  component: lazyPage(() => import('./rankings/RankingsPage.tsx'), 'RankingsPage'),
})
const mine = createRoute({
  getParentRoute: () => root,
  path: '/mine',
  component: lazyPage(() => import('./mine/MinePage.tsx'), 'MinePage'),
})
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  component: lazyPage(() => import('./wall/WallPage.tsx'), 'WallPage'),
})

const programmeList = createRoute({
  getParentRoute: () => root,
  path: '/programmes',
  component: lazyPage(() => import('./programmes/ProgrammeListPage.tsx'), 'ProgrammeListPage'),
})
const compare = createRoute({
  getParentRoute: () => root,
  path: '/programmes/compare',
  component: lazyPage(() => import('./compare/ComparePage.tsx'), 'ComparePage'),
})
const programme = createRoute({
  getParentRoute: () => root,
  path: '/programmes/$id',
  component: lazyPage(() => import('./programmes/ProgrammePage.tsx'), 'ProgrammePage'),
})
const ToOverview = () => {
  const { id } = useParams({ strict: false })
  return <Navigate to="/programmes/$id/overview" params={{ id: id ?? '' }} replace />
}
const programmeIndex = createRoute({ getParentRoute: () => programme, path: '/', component: ToOverview })
const overview = createRoute({
  getParentRoute: () => programme,
  path: 'overview',
  component: lazyPage(() => import('./programmes/OverviewTab.tsx'), 'OverviewTab'),
})
const targets = createRoute({
  getParentRoute: () => programme,
  path: 'targets',
  component: lazyPage(() => import('./programmes/TargetsTab.tsx'), 'TargetsTab'),
})
const decomposition = createRoute({
  getParentRoute: () => programme,
  path: 'decomposition',
  component: lazyPage(() => import('./decompositions/DecompositionTab.tsx'), 'DecompositionTab'),
})
const matrices = createRoute({
  getParentRoute: () => programme,
  path: 'matrices',
  component: lazyPage(() => import('./matrices/MatrixTab.tsx'), 'MatrixTab'),
})
const measures = createRoute({
  getParentRoute: () => programme,
  path: 'measures',
  component: lazyPage(() => import('./programmes/MeasuresTab.tsx'), 'MeasuresTab'),
})
const timeline = createRoute({
  getParentRoute: () => programme,
  path: 'timeline',
  component: lazyPage(() => import('./programmes/TimelineTab.tsx'), 'TimelineTab'),
})
const units = createRoute({
  getParentRoute: () => programme,
  path: 'units',
  component: lazyPage(() => import('./programmes/UnitsTab.tsx'), 'UnitsTab'),
})
const versions = createRoute({
  getParentRoute: () => programme,
  path: 'versions',
  component: lazyPage(() => import('./programmes/VersionsTab.tsx'), 'VersionsTab'),
})
const findings = createRoute({
  getParentRoute: () => programme,
  path: 'findings',
  component: lazyPage(() => import('./checks/FindingsTab.tsx'), 'FindingsTab'),
})
const documentTab = createRoute({
  getParentRoute: () => programme,
  path: 'document',
  validateSearch: (search: Record<string, unknown>): { at?: number } =>
    typeof search.at === 'number' ? { at: search.at } : {},
  component: lazyPage(() => import('./programmes/DocumentTab.tsx'), 'DocumentTab'),
})

const measure = createRoute({
  getParentRoute: () => root,
  path: '/measures/$id',
  component: lazyPage(() => import('./measures/MeasurePage.tsx'), 'MeasurePage'),
})

const draftList = createRoute({
  getParentRoute: () => root,
  path: '/drafts',
  component: lazyPage(() => import('./drafts/DraftListPage.tsx'), 'DraftListPage'),
})
const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$id',
  validateSearch: readReviewSearch,
  component: lazyPage(() => import('./drafts/DraftReviewPage.tsx'), 'DraftReviewPage'),
})

const bulletinList = createRoute({
  getParentRoute: () => root,
  path: '/bulletins',
  component: lazyPage(() => import('./bulletins/BulletinListPage.tsx'), 'BulletinListPage'),
})
const bulletin = createRoute({
  getParentRoute: () => root,
  path: '/bulletins/$id',
  component: lazyPage(() => import('./bulletins/BulletinPage.tsx'), 'BulletinPage'),
})

const indicatorList = createRoute({
  getParentRoute: () => root,
  path: '/indicators',
  component: lazyPage(() => import('./indicators/IndicatorListPage.tsx'), 'IndicatorListPage'),
})
const indicator = createRoute({
  getParentRoute: () => root,
  path: '/indicators/$code',
  component: lazyPage(() => import('./indicators/IndicatorPage.tsx'), 'IndicatorPage'),
})
const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  component: lazyPage(() => import('./imports/ImportPage.tsx'), 'ImportPage'),
})
const batches = createRoute({
  getParentRoute: () => root,
  path: '/batches',
  component: lazyPage(() => import('./imports/BatchListPage.tsx'), 'BatchListPage'),
})
const methodList = createRoute({
  getParentRoute: () => root,
  path: '/methods',
  component: lazyPage(() => import('./methods/MethodListPage.tsx'), 'MethodListPage'),
})
const method = createRoute({
  getParentRoute: () => root,
  path: '/methods/$id',
  component: lazyPage(() => import('./methods/MethodPage.tsx'), 'MethodPage'),
})
const roundList = createRoute({
  getParentRoute: () => root,
  path: '/rounds',
  component: lazyPage(() => import('./rounds/RoundListPage.tsx'), 'RoundListPage'),
})
const round = createRoute({
  getParentRoute: () => root,
  path: '/rounds/$id',
  component: lazyPage(() => import('./rounds/RoundPage.tsx'), 'RoundPage'),
})
const ToCourse = () => {
  const { id } = useParams({ strict: false })
  return <Navigate to="/rounds/$id/course" params={{ id: id ?? '' }} replace />
}
const roundIndex = createRoute({ getParentRoute: () => round, path: '/', component: ToCourse })
const roundCourse = createRoute({
  getParentRoute: () => round,
  path: 'course',
  component: lazyPage(() => import('./rounds/CourseTab.tsx'), 'CourseTab'),
})
const roundInputs = createRoute({
  getParentRoute: () => round,
  path: 'inputs',
  component: lazyPage(() => import('./rounds/InputsTab.tsx'), 'InputsTab'),
})
const roundResults = createRoute({
  getParentRoute: () => round,
  path: 'results',
  component: lazyPage(() => import('./rounds/ResultsTab.tsx'), 'ResultsTab'),
})
const roundSensitivity = createRoute({
  getParentRoute: () => round,
  path: 'sensitivity',
  component: lazyBare(() => import('./robustness/SensitivityTab.tsx'), 'SensitivityTab'),
})
const roundOutcomes = createRoute({
  getParentRoute: () => round,
  path: 'outcomes',
  component: lazyBare(() => import('./outcomes/OutcomesTab.tsx'), 'OutcomesTab'),
})
const outcomeList = createRoute({
  getParentRoute: () => root,
  path: '/outcomes',
  component: lazyBare(() => import('./outcomes/OutcomeListPage.tsx'), 'OutcomeListPage'),
})
const roundObjections = createRoute({
  getParentRoute: () => round,
  path: 'objections',
  component: lazyPage(() => import('./rounds/ObjectionsTab.tsx'), 'ObjectionsTab'),
})
const roundSubject = createRoute({
  getParentRoute: () => round,
  path: 'subjects/$row',
  component: lazyPage(() => import('./rounds/SubjectTab.tsx'), 'SubjectTab'),
})

const roundPanel = createRoute({
  getParentRoute: () => round,
  path: 'panel',
  component: lazyPage(() => import('./panels/PanelTab.tsx'), 'PanelTab'),
})
const roundQuestionnaires = createRoute({
  getParentRoute: () => round,
  path: 'questionnaires',
  component: lazyPage(() => import('./questionnaires/QuestionnaireTab.tsx'), 'QuestionnaireTab'),
})
const replyByCode = createRoute({
  getParentRoute: () => root,
  path: '/q',
  component: lazyPage(() => import('./questionnaires/ReplyPage.tsx'), 'ReplyPage'),
})
const sheetByCode = createRoute({
  getParentRoute: () => root,
  path: '/sheet',
  component: lazyPage(() => import('./panels/SheetPage.tsx'), 'SheetPage'),
})
const ownSheet = createRoute({
  getParentRoute: () => root,
  path: '/sheets/$id',
  component: lazyPage(() => import('./panels/SheetPage.tsx'), 'OwnSheetPage'),
})
const settings = createRoute({ getParentRoute: () => root, path: '/settings' })
const unitSettings = createRoute({
  getParentRoute: () => settings,
  path: 'units',
  component: lazyPage(() => import('./settings/UnitsPage.tsx'), 'UnitsPage'),
})
const groupSettings = createRoute({
  getParentRoute: () => settings,
  path: 'groups',
  component: lazyPage(() => import('./settings/GroupsPage.tsx'), 'GroupsPage'),
})
const placeSettings = createRoute({
  getParentRoute: () => settings,
  path: 'places',
  component: lazyPage(() => import('./settings/PlacesPage.tsx'), 'PlacesPage'),
})
const accountSettings = createRoute({
  getParentRoute: () => settings,
  path: 'accounts',
  component: lazyPage(() => import('./settings/AccountsPage.tsx'), 'AccountsPage'),
})
const auditSettings = createRoute({
  getParentRoute: () => settings,
  path: 'audit',
  component: lazyPage(() => import('./settings/AuditPage.tsx'), 'AuditPage'),
})
const optionSettings = createRoute({
  getParentRoute: () => settings,
  path: 'options',
  component: lazyPage(() => import('./settings/OptionsPage.tsx'), 'OptionsPage'),
})
const backupSettings = createRoute({
  getParentRoute: () => settings,
  path: 'backup',
  component: lazyPage(() => import('./settings/BackupPage.tsx'), 'BackupPage'),
})
const jobSettings = createRoute({
  getParentRoute: () => settings,
  path: 'jobs',
  component: lazyPage(() => import('./settings/JobsPage.tsx'), 'JobsPage'),
})

const collectionList = createRoute({
  getParentRoute: () => root,
  path: '/collections',
  component: lazyPage(() => import('./collections/CollectionsPage.tsx'), 'CollectionsPage'),
})
const collectionNew = createRoute({
  getParentRoute: () => root,
  path: '/collections/new',
  component: lazyPage(() => import('./collections/DefinitionPage.tsx'), 'NewDefinitionPage'),
})
const collectionEdit = createRoute({
  getParentRoute: () => root,
  path: '/collections/$id/edit',
  component: lazyPage(() => import('./collections/DefinitionPage.tsx'), 'EditDefinitionPage'),
})
const collection = createRoute({
  getParentRoute: () => root,
  path: '/collections/$id',
  component: lazyPage(() => import('./collections/CollectionPage.tsx'), 'CollectionPage'),
})
const call = createRoute({
  getParentRoute: () => root,
  path: '/calls/$id',
  component: lazyPage(() => import('./collections/CallPage.tsx'), 'CallPage'),
})
const submission = createRoute({
  getParentRoute: () => root,
  path: '/submissions/$id',
  component: lazyPage(() => import('./collections/SubmissionPage.tsx'), 'SubmissionPage'),
})
const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/evaluations/what-if',
  component: lazyPage(() => import('./what-if/WhatIfPage.tsx'), 'WhatIfPage'),
})

const routeTree = root.addChildren([
  home,
  briefing,
  progress,
  judging,
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
  outcomeList,
  roundList,
  replyByCode,
  sheetByCode,
  ownSheet,
  round.addChildren([
    roundIndex,
    roundCourse,
    roundInputs,
    roundResults,
    roundSensitivity,
    roundOutcomes,
    roundObjections,
    roundSubject,
    roundPanel,
    roundQuestionnaires,
  ]),
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
