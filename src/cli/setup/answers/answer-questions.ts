import { askInTerminal, type Terminal } from './ask-in-terminal.ts'
import { collectProposedAnswers, type GivenAnswers, takeGivenAnswers } from './choose-answers.ts'
import { type Answers, blankAnswers, type Question } from './question.ts'

/** Answers, with the repairs made to the given ones, and the questions whose proposals were taken unasked. */
interface GivenAndGuessed {
  answers: Answers
  repairs: string[]
  unasked: readonly Question[]
}

/** The answers, or the reason why there are none. */
export type AnswerOutcome = GivenAndGuessed | { refusal: string } | 'cancelled'

/** The source of answers that no option gives. */
export interface AnswerSource {
  givenAnswers: GivenAnswers
  /** True to accept the proposals. */
  takesProposals: boolean
  /** `null` if nobody can be asked. */
  terminal: Terminal | null
}

/** Explains why answers are not guessed; `null` if none has to be. */
function refuseToGuess(open: readonly Question[]): string | null {
  const unknown = open.filter(({ needsNoAnswer }) => !needsNoAnswer)
  if (unknown.length === 0) return null
  const options = unknown.map(({ flag, proposal }) => `${flag} ${JSON.stringify(proposal)}`).join(' ')
  return `some answers are not in the files, and there is no terminal to ask in: add ${options} with your own values, or --yes to accept these`
}

/** Answers questions: from options, by asking the archivist at the terminal, or with the proposals. */
export async function answerQuestions(
  questions: readonly Question[],
  { givenAnswers, takesProposals, terminal }: AnswerSource,
): Promise<AnswerOutcome> {
  const { answers, repairs, faults, openQuestions } = takeGivenAnswers(questions, givenAnswers)
  if (faults.length > 0) return { refusal: faults.join('\n') }
  const isAsked = !takesProposals && terminal !== null
  const refusal = takesProposals || isAsked ? null : refuseToGuess(openQuestions)
  if (refusal !== null) return { refusal }
  const others = isAsked
    ? await askInTerminal(openQuestions, terminal)
    : collectProposedAnswers(openQuestions)
  if (others === null) return 'cancelled'
  return {
    answers: { ...blankAnswers, ...answers, ...others },
    repairs,
    unasked: isAsked ? [] : openQuestions,
  }
}
