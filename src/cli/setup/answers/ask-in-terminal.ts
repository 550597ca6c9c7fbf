import type { Readable, Writable } from 'node:stream'
import { cancel, intro, isCancel, outro, text } from '@clack/prompts'
import type { GivenAnswers } from './given-answers.ts'
import type { InitSetting, Question } from './question.ts'

/** The streams of a terminal. Tests pass their own. */
export interface Terminal {
  input: Readable
  output: Writable
}

/** Asks the questions in a terminal, each with its proposal. Returns the answers, unless the archivist cancels. */
export async function askQuestionsInTerminal(
  questions: readonly Question[],
  terminal: Terminal,
): Promise<GivenAnswers | 'cancelled'> {
  const answerBySetting = new Map<InitSetting, string>()
  if (questions.length > 0)
    intro(
      'Press Enter to accept a proposal, or change it first. You can correct all answers later.',
      terminal,
    )
  for (const { setting, message, proposal, repair, findFault } of questions) {
    const answer = await text({
      message,
      initialValue: proposal,
      validate: (value = '') => findFault(repair(value)) ?? undefined,
      ...terminal,
    })
    if (isCancel(answer)) {
      cancel('Nothing was written. Run the command again to answer the questions.', terminal)
      return 'cancelled'
    }
    answerBySetting.set(setting, repair(answer ?? ''))
  }
  if (questions.length > 0) outro('Thank you.', terminal)
  return Object.fromEntries(answerBySetting)
}
