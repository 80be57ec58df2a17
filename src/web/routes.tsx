import {
  type AnyRoute,
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

/** A page at an address of its own. */
const page = <const Path extends string, Module extends Record<string, unknown>, Name extends keyof Module>(
  path: Path,
  load: () => Promise<Module>,
  name: Name,
) => createRoute({ getParentRoute: () => root, path, component: lazyPage(load, name) })

/** A page within another's frame: a tab of it. */
const tab = <
  const Path extends string,
  Parent extends AnyRoute,
  Module extends Record<string, unknown>,
  Name extends keyof Module,
>(
  parent: Parent,
  path: Path,
  load: () => Promise<Module>,
  name: Name,
) => createRoute({ getParentRoute: () => parent, path, component: lazyPage(load, name) })

const TodayPage = lazyBare(() => import('./attention/TodayPage.tsx'), 'TodayPage')
const Home = () => {
  const first = firstPageOf(useActor())
  return first === '/' ? <TodayPage /> : <Navigate to={first} replace />
}
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home })

const briefing = page('/briefing', () => import('./briefing/BriefingPage.tsx'), 'BriefingPage')

const progress = page('/progress', () => import('./progress/ProgressPage.tsx'), 'ProgressPage')
const judging = page('/progress/judging', () => import('./progress/JudgingPage.tsx'), 'JudgingPage')
const target = page('/targets/$id', () => import('./progress/TargetPage.tsx'), 'TargetPage')
const rankings = page('/rankings', () => import('./rankings/RankingsPage.tsx'), 'RankingsPage')
const mine = page('/mine', () => import('./mine/MinePage.tsx'), 'MinePage')
const wall = page('/wall', () => import('./wall/WallPage.tsx'), 'WallPage')

const programmeList = page('/programmes', () => import('./programmes/ProgrammeListPage.tsx'), 'ProgrammeListPage')
const compare = page('/programmes/compare', () => import('./comparison/ComparePage.tsx'), 'ComparePage')
const programme = page('/programmes/$id', () => import('./programmes/ProgrammePage.tsx'), 'ProgrammePage')
const ToOverview = () => {
  const { id } = useParams({ strict: false })
  return <Navigate to="/programmes/$id/overview" params={{ id: id ?? '' }} replace />
}
const programmeIndex = createRoute({ getParentRoute: () => programme, path: '/', component: ToOverview })
const overview = tab(programme, 'overview', () => import('./programmes/OverviewTab.tsx'), 'OverviewTab')
const targets = tab(programme, 'targets', () => import('./programmes/TargetsTab.tsx'), 'TargetsTab')
const decomposition = tab(
  programme,
  'decomposition',
  () => import('./decompositions/DecompositionTab.tsx'),
  'DecompositionTab',
)
const matrices = tab(programme, 'matrices', () => import('./matrices/MatrixTab.tsx'), 'MatrixTab')
const measures = tab(programme, 'measures', () => import('./programmes/MeasuresTab.tsx'), 'MeasuresTab')
const timeline = tab(programme, 'timeline', () => import('./programmes/TimelineTab.tsx'), 'TimelineTab')
const units = tab(programme, 'units', () => import('./programmes/UnitsTab.tsx'), 'UnitsTab')
const versions = tab(programme, 'versions', () => import('./programmes/VersionsTab.tsx'), 'VersionsTab')
const findings = tab(programme, 'findings', () => import('./checks/FindingsTab.tsx'), 'FindingsTab')
const documentTab = createRoute({
  getParentRoute: () => programme,
  path: 'document',
  validateSearch: (search: Record<string, unknown>): { at?: number } =>
    typeof search.at === 'number' ? { at: search.at } : {},
  component: lazyPage(() => import('./programmes/DocumentTab.tsx'), 'DocumentTab'),
})

const measure = page('/measures/$id', () => import('./measures/MeasurePage.tsx'), 'MeasurePage')

const draftList = page('/drafts', () => import('./drafts/DraftListPage.tsx'), 'DraftListPage')
const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$id',
  validateSearch: readReviewSearch,
  component: lazyPage(() => import('./drafts/DraftReviewPage.tsx'), 'DraftReviewPage'),
})

const bulletinList = page('/bulletins', () => import('./bulletins/BulletinListPage.tsx'), 'BulletinListPage')
const bulletin = page('/bulletins/$id', () => import('./bulletins/BulletinPage.tsx'), 'BulletinPage')

const indicatorList = page('/indicators', () => import('./indicators/IndicatorListPage.tsx'), 'IndicatorListPage')
const indicator = page('/indicators/$code', () => import('./indicators/IndicatorPage.tsx'), 'IndicatorPage')
const imports = page('/imports', () => import('./imports/ImportPage.tsx'), 'ImportPage')
const batches = page('/batches', () => import('./imports/BatchListPage.tsx'), 'BatchListPage')
const methodList = page('/methods', () => import('./methods/MethodListPage.tsx'), 'MethodListPage')
const method = page('/methods/$id', () => import('./methods/MethodPage.tsx'), 'MethodPage')
const roundList = page('/rounds', () => import('./rounds/RoundListPage.tsx'), 'RoundListPage')
const round = page('/rounds/$id', () => import('./rounds/RoundPage.tsx'), 'RoundPage')
const ToCourse = () => {
  const { id } = useParams({ strict: false })
  return <Navigate to="/rounds/$id/course" params={{ id: id ?? '' }} replace />
}
const roundIndex = createRoute({ getParentRoute: () => round, path: '/', component: ToCourse })
const roundCourse = tab(round, 'course', () => import('./rounds/CourseTab.tsx'), 'CourseTab')
const roundInputs = tab(round, 'inputs', () => import('./rounds/InputsTab.tsx'), 'InputsTab')
const roundResults = tab(round, 'results', () => import('./rounds/ResultsTab.tsx'), 'ResultsTab')
const roundSensitivity = tab(round, 'sensitivity', () => import('./robustness/SensitivityTab.tsx'), 'SensitivityTab')
const roundOutcomes = tab(round, 'outcomes', () => import('./outcomes/OutcomesTab.tsx'), 'OutcomesTab')
const outcomeList = page('/outcomes', () => import('./outcomes/OutcomeListPage.tsx'), 'OutcomeListPage')
const roundObjections = tab(round, 'objections', () => import('./rounds/ObjectionsTab.tsx'), 'ObjectionsTab')
const roundSubject = tab(round, 'subjects/$row', () => import('./rounds/SubjectTab.tsx'), 'SubjectTab')

const roundPanel = tab(round, 'panel', () => import('./panels/PanelTab.tsx'), 'PanelTab')
const roundQuestionnaires = tab(
  round,
  'questionnaires',
  () => import('./questionnaires/QuestionnaireTab.tsx'),
  'QuestionnaireTab',
)
const replyByCode = page('/q', () => import('./questionnaires/ReplyPage.tsx'), 'ReplyPage')
const sheetByCode = page('/sheet', () => import('./panels/SheetPage.tsx'), 'SheetPage')
const ownSheet = page('/sheets/$id', () => import('./panels/SheetPage.tsx'), 'OwnSheetPage')
const settings = createRoute({ getParentRoute: () => root, path: '/settings' })
const unitSettings = tab(settings, 'units', () => import('./settings/UnitsPage.tsx'), 'UnitsPage')
const groupSettings = tab(settings, 'groups', () => import('./settings/GroupsPage.tsx'), 'GroupsPage')
const placeSettings = tab(settings, 'places', () => import('./settings/PlacesPage.tsx'), 'PlacesPage')
const accountSettings = tab(settings, 'accounts', () => import('./settings/AccountsPage.tsx'), 'AccountsPage')
const auditSettings = tab(settings, 'audit', () => import('./settings/AuditPage.tsx'), 'AuditPage')
const optionSettings = tab(settings, 'options', () => import('./settings/OptionsPage.tsx'), 'OptionsPage')
const backupSettings = tab(settings, 'backup', () => import('./settings/BackupPage.tsx'), 'BackupPage')
const jobSettings = tab(settings, 'jobs', () => import('./settings/JobsPage.tsx'), 'JobsPage')

const collectionList = page('/collections', () => import('./collections/CollectionsPage.tsx'), 'CollectionsPage')
const collectionNew = page('/collections/new', () => import('./collections/DefinitionPage.tsx'), 'NewDefinitionPage')
const collectionEdit = page(
  '/collections/$id/edit',
  () => import('./collections/DefinitionPage.tsx'),
  'EditDefinitionPage',
)
const collection = page('/collections/$id', () => import('./collections/CollectionPage.tsx'), 'CollectionPage')
const call = page('/calls/$id', () => import('./collections/CallPage.tsx'), 'CallPage')
const submission = page('/submissions/$id', () => import('./collections/SubmissionPage.tsx'), 'SubmissionPage')
const whatIf = page('/evaluations/what-if', () => import('./what-if/WhatIfPage.tsx'), 'WhatIfPage')

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
