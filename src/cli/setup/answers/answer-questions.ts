import { askInTerminal, type Terminal } from './ask-in-terminal.ts'
import { type GivenAnswers, proposedAnswers, takeGivenAnswers } from './choose-answers.ts'
import { type Answers, blankAnswers, type Question } from './question.ts'

/** The answers and the repairs in those that were given; or the reason why there are none. */
export type AnswerOutcome = { answers: Answers; repairs: string[] } | { refusal: string } | 'cancelled'

/** Where answers come from if no option gives them. */
export interface AnswerSource {
  given: GivenAnswers
  /** True to take what is proposed. */
  takesProposals: boolean
  /** `null` where nobody can be asked. */
  terminal: Terminal | null
}

/** Words the refusal to guess; `null` when nothing has to be guessed. */
function refuseToGuess(open: readonly Question[]): string | null {
  const unknown = open.filter(({ isKnown }) => !isKnown)
  if (unknown.length === 0) return null
  const options = unknown.map(({ flag, proposal }) => `${flag} ${JSON.stringify(proposal)}`).join(' ')
  return `the files do not say everything, and there is no terminal to ask at: add ${options} with your own values, or --yes to take these`
}

/** Answers questions: by options, by the archivist at the terminal, or by what is proposed. */
export async function answerQuestions(
  questions: readonly Question[],
  { given, takesProposals, terminal }: AnswerSource,
): Promise<AnswerOutcome> {
  const { answers, repairs, faults, open } = takeGivenAnswers(questions, given)
  if (faults.length > 0) return { refusal: faults.join('\n') }
  const isAsked = !takesProposals && terminal !== null
  const refusal = takesProposals || isAsked ? null : refuseToGuess(open)
  if (refusal !== null) return { refusal }
  const others = isAsked ? await askInTerminal(open, terminal) : proposedAnswers(open)
  return others === null ? 'cancelled' : { answers: { ...blankAnswers, ...answers, ...others }, repairs }
}
