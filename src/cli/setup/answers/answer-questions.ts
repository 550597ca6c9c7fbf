import { askQuestionsInTerminal, type Terminal } from './ask-in-terminal.ts'
import { applyGivenAnswers, collectProposedAnswers, type GivenAnswers } from './choose-answers.ts'
import { type Answers, blankAnswers, type Question } from './question.ts'

/** Answers, the repairs made to the given ones, and the questions whose proposals were taken without asking. */
interface CompletedAnswers {
  answers: Answers
  repairs: string[]
  unaskedQuestions: readonly Question[]
}

/** The answers, or the reason why there are none. */
export type AnswerOutcome = CompletedAnswers | { refusal: string } | 'cancelled'

/** The source of answers that no option gives. */
export interface AnswerSource {
  givenAnswers: GivenAnswers
  /** True to accept the proposals. */
  acceptsProposals: boolean
  /** `null` if nobody can be asked. */
  terminal: Terminal | null
}

/** Explains why answers are not guessed; `null` if no answer has to be guessed. */
function explainRefusalToGuess(openQuestions: readonly Question[]): string | null {
  const unansweredQuestions = openQuestions.filter(({ needsNoAnswer }) => !needsNoAnswer)
  if (unansweredQuestions.length === 0) return null
  const neededOptionsText = unansweredQuestions
    .map(({ flag, proposal }) => `${flag} ${JSON.stringify(proposal)}`)
    .join(' ')
  return `some answers are not in the files, and there is no terminal to ask in: add ${neededOptionsText} with your own values, or --yes to accept these`
}

/** Answers questions: from options, by asking the archivist at the terminal, or with the proposals. */
export async function answerQuestions(
  questions: readonly Question[],
  { givenAnswers, acceptsProposals, terminal }: AnswerSource,
): Promise<AnswerOutcome> {
  const { answers, repairs, faults, openQuestions } = applyGivenAnswers(questions, givenAnswers)
  if (faults.length > 0) return { refusal: faults.join('\n') }
  const asksInTerminal = !acceptsProposals && terminal !== null
  const refusal = acceptsProposals || asksInTerminal ? null : explainRefusalToGuess(openQuestions)
  if (refusal !== null) return { refusal }
  const remainingAnswers = asksInTerminal
    ? await askQuestionsInTerminal(openQuestions, terminal)
    : collectProposedAnswers(openQuestions)
  if (remainingAnswers === null) return 'cancelled'
  return {
    answers: { ...blankAnswers, ...answers, ...remainingAnswers },
    repairs,
    unaskedQuestions: asksInTerminal ? [] : openQuestions,
  }
}
