import { blankAnswers, type InitSetting, type Question } from './question.ts'

/** Answers given as options, by setting. */
export type GivenAnswers = Partial<Record<InitSetting, string>>

/** The answers from options, the repairs made to these, their faults, and the questions that remain open. */
export interface ChosenAnswers {
  answers: GivenAnswers
  /** A line for each answer that was repaired. */
  repairs: string[]
  /** A line for each option with an invalid value. */
  faults: string[]
  openQuestions: Question[]
}

function recordGivenAnswer(question: Question, givenAnswer: string, chosenAnswers: ChosenAnswers): void {
  const answer = question.repair(givenAnswer)
  const fault = question.findFault(answer)
  if (fault !== null) chosenAnswers.faults.push(`${question.flag} ${givenAnswer}: ${fault}`)
  if (answer !== givenAnswer)
    chosenAnswers.repairs.push(`${question.flag}: ${givenAnswer} was changed to ${answer}`)
  chosenAnswers.answers[question.setting] = answer
}

/** Repairs and checks the answers given as options. The remaining questions stay open. */
export function applyGivenAnswers(questions: readonly Question[], givenAnswers: GivenAnswers): ChosenAnswers {
  const chosenAnswers: ChosenAnswers = { answers: {}, repairs: [], faults: [], openQuestions: [] }
  for (const question of questions) {
    const givenAnswer = givenAnswers[question.setting]
    if (givenAnswer === undefined) chosenAnswers.openQuestions.push(question)
    else recordGivenAnswer(question, givenAnswer, chosenAnswers)
  }
  return chosenAnswers
}

/** Returns the proposals of open questions as their answers. */
export const collectProposedAnswers = (openQuestions: readonly Question[]): GivenAnswers =>
  Object.fromEntries(openQuestions.map(({ setting, proposal }) => [setting, proposal]))

const toFlag = (setting: string) => `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/** Lists the options given that answer none of these questions. Omits `--edition`, which also selects an edition. */
export function listUnusedFlags(givenAnswers: GivenAnswers, questions: readonly Question[]): string[] {
  const usedSettings = new Set<string>(['edition', ...questions.map(({ setting }) => setting)])
  const givenValuesBySetting = new Map(Object.entries(givenAnswers))
  return Object.keys(blankAnswers)
    .filter((setting) => givenValuesBySetting.get(setting) !== undefined && !usedSettings.has(setting))
    .map(toFlag)
}
