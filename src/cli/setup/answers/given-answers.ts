import { quoteForShell } from '../../content/files/command-text.ts'
import type { InitSetting, Question } from './question.ts'

/** Answers given as options, by setting. */
export type GivenAnswers = Partial<Record<InitSetting, string>>

/** The answers given as options, the repairs made to them, their faults, and the questions that remain open. */
export interface CheckedAnswers {
  answers: GivenAnswers
  /** A line for each answer that was repaired. */
  repairs: string[]
  /** A line for each option with an invalid value. */
  faults: string[]
  openQuestions: Question[]
}

function recordGivenAnswer(question: Question, givenAnswer: string, checkedAnswers: CheckedAnswers): void {
  const answer = question.repair(givenAnswer)
  const fault = question.findFault(answer)
  if (fault !== null) checkedAnswers.faults.push(`${question.flag} ${quoteForShell(givenAnswer)}: ${fault}`)
  if (answer !== givenAnswer)
    checkedAnswers.repairs.push(`${question.flag}: ${givenAnswer} was changed to ${answer}`)
  checkedAnswers.answers[question.setting] = answer
}

/** Repairs and checks the answers given as options. The remaining questions stay open. */
export function repairAndCheckAnswers(
  questions: readonly Question[],
  givenAnswers: GivenAnswers,
): CheckedAnswers {
  const checkedAnswers: CheckedAnswers = { answers: {}, repairs: [], faults: [], openQuestions: [] }
  for (const question of questions) {
    const givenAnswer = givenAnswers[question.setting]
    if (givenAnswer === undefined) checkedAnswers.openQuestions.push(question)
    else recordGivenAnswer(question, givenAnswer, checkedAnswers)
  }
  return checkedAnswers
}

/** Returns the proposals of open questions as their answers. */
export const collectProposedAnswers = (openQuestions: readonly Question[]): GivenAnswers =>
  Object.fromEntries(openQuestions.map(({ setting, proposal }) => [setting, proposal]))
