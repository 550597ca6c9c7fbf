import { blankAnswers, type InitSetting, type Question } from './question.ts'

/** Answers given as options, by setting. */
export type GivenAnswers = Partial<Record<InitSetting, string>>

/** The answers so far, given or proposed, the repairs made to them, and the questions still open. */
export interface ChosenAnswers {
  answers: GivenAnswers
  /** A line for each answer that was repaired. */
  repairs: string[]
  /** A line for each option with an invalid value. */
  faults: string[]
  openQuestions: Question[]
}

function takeGiven(question: Question, given: string, chosen: ChosenAnswers): void {
  const answer = question.repair(given)
  const fault = question.findFault(answer)
  if (fault !== null) chosen.faults.push(`${question.flag} ${given}: ${fault}`)
  if (answer !== given) chosen.repairs.push(`${question.flag}: ${given} was changed to ${answer}`)
  chosen.answers[question.setting] = answer
}

/** Takes the answers from options. The remaining questions are open. */
export function takeGivenAnswers(questions: readonly Question[], given: GivenAnswers): ChosenAnswers {
  const chosen: ChosenAnswers = { answers: {}, repairs: [], faults: [], openQuestions: [] }
  for (const question of questions) {
    const value = given[question.setting]
    if (value === undefined) chosen.openQuestions.push(question)
    else takeGiven(question, value, chosen)
  }
  return chosen
}

/** Returns the proposed answers to open questions. */
export const collectProposedAnswers = (open: readonly Question[]): GivenAnswers =>
  Object.fromEntries(open.map(({ setting, proposal }) => [setting, proposal]))

const flagOf = (setting: string) => `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** Lists the options that answer none of these questions, apart from `--edition`, which also selects an edition. */
export function listUnusedFlags(given: GivenAnswers, questions: readonly Question[]): string[] {
  const used = new Set<string>(['edition', ...questions.map(({ setting }) => setting)])
  const givenValues = new Map(Object.entries(given))
  return Object.keys(blankAnswers)
    .filter((setting) => givenValues.get(setting) !== undefined && !used.has(setting))
    .map(flagOf)
}
