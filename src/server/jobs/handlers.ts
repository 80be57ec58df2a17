import { readPlanFile } from '../drafts/read-plan.ts'
import { previewImport } from '../imports/preview.ts'
import { abandonImport, runImport } from '../imports/run.ts'
import { analyseRobustness } from '../robustness/analyse.ts'
import { makeRoundFile } from '../rounds/make-file.ts'
import { makeTemplate } from '../submissions/make-template.ts'
import { backUp } from './back-up.ts'
import type { JobHandlers } from './job-kinds.ts'

/** Who does which kind of long work. A noun that brings one adds its line. */
export const jobHandlers: JobHandlers = {
  'plan.read': readPlanFile,
  backup: backUp,
  'observations.preview': previewImport,
  'observations.import': { run: runImport, abandon: abandonImport },
  'submission.template': makeTemplate,
  'round.robustness': analyseRobustness,
  'round.file': makeRoundFile,
}
