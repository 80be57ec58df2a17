import type { Wording } from '../word-fault.ts'

export const roundFaults = {
  'evaluation.said': (x) => String(x.en),
  'method.not-found': () => 'There is no such method.',
  'method.conflict': () => 'Somebody has just kept a newer version; yours was not written. Load the latest, then edit.',
  'method.code-taken': (x) =>
    `There is a method with the code ${String(x.code)} already. Keep a new version on its page, or give this one another code.`,
  'method.code-kept': (x) => `A new version must keep the code ${String(x.code)}; otherwise it is another method.`,
  'method.finding-not-open': () =>
    'What is to be confirmed has been confirmed, or needs no confirming. Reload the page.',
  'panel.not-found': () => 'This round has no panel yet. Keep the instructions and the deadline first.',
  'panel.no-items': () => "The round's method has nothing that a panel marks.",
  'panel.taken': () => "The marks have been taken. To change something, give a member's sheet back first.",
  'panel.member-twice': () =>
    'The panel has this person already. Tell people of one name apart by where they come from.',
  'panel.member.not-found': () => 'The panel has no such person, or the sheet is not yours.',
  'panel.account-unknown': (x) =>
    `No account has the user name ${String(x.username)}. Check it, or leave it blank for a link.`,
  'panel.code.not-found': () =>
    'This link or code opens no sheet: it may be mistyped, or another has taken its place. Ask the office.',
  'panel.sheet-closed': () => 'The sheet is handed in or marking is over. Ask the office to give it back.',
  'panel.sheet-open': () => 'This sheet has not been handed in.',
  'panel.sheet-gaps': (x) => `${String(x.missing)} marks are missing. Choose "stand back" where you should not judge.`,
  'panel.mark-outside': (x) => `"${String(x.item)}" is marked from ${String(x.least)} to ${String(x.most)}.`,
  'panel.mark-unknown': () => 'The sheet has changed. Open it again, then mark.',
  'panel.nobody-done': () => 'Nobody has handed in yet.',
  'panel.not-done': (x) => `${String(x.missing)} members have not handed in; their marks would not count.`,
  'questionnaire.not-found': () => 'There is no such questionnaire.',
  'questionnaire.code.not-found': () =>
    'There is no such code: it may be mistyped, or the questionnaire is closed (codes are removed then). Check every sign, or ask whoever gave it to you.',
  'questionnaire.code-used': () => 'This code has been used. One code answers once; the answer has been received.',
  'questionnaire.over': () =>
    'The questionnaire is closed and takes no more answers. There is nothing that you have to do.',
  'questionnaire.conflict': () => 'Somebody has just changed this questionnaire. Load the latest, then change it.',
  'questionnaire.item-unknown': () => 'The method has no such item.',
  'questionnaire.opened': () => 'The questionnaire is out; its questions stay as they are.',
  'questionnaire.not-open': () => 'The questionnaire is not out.',
  'questionnaire.not-closed': () => 'Close the questionnaire first.',
  'questionnaire.taken': () => 'The result has been taken.',
  'questionnaire.still-running': (x) => `The questionnaire runs until ${String(x.to)}.`,
  'questionnaire.too-many-codes': (x) =>
    `That would be ${String(x.count)} codes; at most ${String(x.most)} are made at a time. Ask for fewer each, or in several turns.`,
  'questionnaire.codes-foreign': () => 'Some codes are not of this questionnaire. Make new ones, then export.',
  'questionnaire.nothing-scored': () =>
    'At least one question must be scored: a weight above 0 and options with points.',
  'questionnaire.question-blank': (x) => `Question ${String(x.question)} has no words.`,
  'questionnaire.question-twice': (x) => `Question ${String(x.question)} is there twice.`,
  'questionnaire.options-few': (x) => `Question ${String(x.question)} needs two options at least.`,
  'questionnaire.option-blank': (x) => `Question ${String(x.question)} has an option without words.`,
  'questionnaire.option-twice': (x) => `Question ${String(x.question)} has the same option twice.`,
  'questionnaire.points-outside': (x) =>
    `Question ${String(x.question)} has points outside of ${String(x.least)} to ${String(x.most)}.`,
  'questionnaire.unanswered': (x) => `Question ${String(x.question)} is not answered.`,
  'questionnaire.answer-wrong': (x) => `The answer to question ${String(x.question)} is none of its options.`,
  'round.not-found': () => 'There is no such round, or it does not concern you.',
  'round.subject.not-found': () => 'There is no such subject in this round, or it is not yours to see.',
  'round.results.not-found': () => 'There are no results to see yet: subjects see theirs once they are published.',
  'round.too-many-for-formulas': (x) =>
    `A workbook with formulas takes ${String(x.most)} subjects at most; this round has ${String(x.count)} and Excel would be too slow. Use the package to check it.`,
  'round.package.not-published': () => 'A package is made of published results only.',
  'round.package.differs': () =>
    'Computed again by this engine the result is not the one that was kept, so no package was made. Compute the round again, or use the version that computed it.',
  'outcome.not-final': () => 'Measures are entered once the result is final.',
  'outcome.nothing-follows': (x) =>
    `No measure for these grades is in force on ${String(x.day)}. Add them on the method’s page first, and mind their days.`,
  'outcome.grade-unknown': (x) => `The method has no grade “${String(x.grade)}”.`,
  'outcome.unit-needed': () => 'A rate needs its unit: 元, 万元, 元/千瓦时 and so on are never mixed.',
  'outcome.days': (x) => `The last day ${String(x.to)} lies before the first, ${String(x.from)}. Change the last day.`,
  'outcome.none-shipped': () => 'Nothing to take over: the source names none, or they are here already.',
  'outcome.state': () => 'The state cannot be changed like this. Reload to see how it stands.',
  'outcome.words-needed': () => 'Lifting, bringing back and refunding ask for a reason.',
  'outcome.amount': () => 'The amount must be a number, in 万元.',
  'outcome.not-yours.forbidden': () => 'This is not for your unit to carry out.',
  'outcome.not-found': () => 'There is no such line, or it does not concern you.',
  'outcome.conflict': () => 'Somebody has just changed this line; yours was not written. Reload and change it again.',
  'grade-measure.not-found': () => 'There is no such measure.',
  'round.conflict': () =>
    'Somebody has just moved this round; nothing of yours was done. Load the latest, then try again.',
  'round.ended': () => 'This round is finished; there is no next step.',
  'round.nobody-owes': () => 'Nobody is left to remind. Reload the page.',
  'round.reason-needed': () => 'To go on all the same, give the reason; it is kept with the course of the round.',
  'round.not-yours.forbidden': () => 'This step is not yours to take.',
  'round.own-approval.forbidden': () =>
    'Whoever sent it for approval does not approve it. Ask a colleague or a leader.',
  'round.cannot-reopen': () => 'A round goes back only to a step that it has passed.',
  'round.not-now': (x) => `The round is in the step "${String(x.state)}"; this is not done then.`,
  'round.step-running': () => 'The step that is under way cannot be taken out of the plan.',
  'round.method-refused': () => 'The method still has problems that keep it from computing. Mend it first.',
  'round.no-subjects': () => 'There are no subjects yet. Import them with their values.',
  'round.not-reported': (x) => `${String(x.missing)} subjects have not reported on themselves.`,
  'round.notice-running': (x) => `The notice runs until ${String(x.to)} and is not over.`,
  'round.objections-open': (x) => `${String(x.count)} objections are not decided.`,
  'round.decisions-unapplied': (x) => `${String(x.count)} upheld objections are not yet written into the values.`,
  'round.not-computed': () => 'Nothing has been computed.',
  'round.inputs-changed-since': () => 'Values have changed since the last computation. Compute again.',
  'round.analysis-failed': () =>
    'The sensitivity could not be analysed; the result itself is as it was. Try again under Sensitivity; if it fails again, tell the system administrator.',
  'round.sensitivity-unseen': () =>
    'Nobody has looked at the sensitivity of this result. Look at it under Sensitivity, or give a reason.',
  'round.sensitivity-missing.not-found': () => 'This result has not been analysed. Have it analysed first.',
  'round.unconfirmed': (x) =>
    `The method leaves ${String(x.count)} points for the office to confirm. Confirm them on its page.`,
  'round.input-unknown': (x) => `The method has no value "${String(x.input)}".`,
  'round.value-wrong-kind': (x) =>
    `"${String(x.input)}" is of the wrong kind: check whether it is a number, text or yes/no.`,
  'round.value-outside': (x) =>
    `"${String(x.input)}" is outside of what is allowed (${x.least === null ? 'any' : String(x.least)} to ${x.most === null ? 'any' : String(x.most)}).`,
  'round.value-not-allowed': (x) => `"${String(x.input)}" can only be ${String(x.allowed)}.`,
  'round.review-reason': (x) => `Your "${String(x.input)}" differs from what was reported: give the reason.`,
  'round.nothing-claimed': () => 'The value claimed is the one that is there; there is nothing to object to.',
  'round.objection-open': () => 'An objection to this value is open already.',
  'objection.not-found': () => 'There is no such objection.',
  'objection.decided.conflict': () => 'Somebody has decided this objection. Reload the page.',
} satisfies Record<string, Wording>
