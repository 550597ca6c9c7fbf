import { quoteForShell } from '../../content/files/command-text.ts'
import { askQuestionsInTerminal, type Terminal } from './ask-in-terminal.ts'
import { collectProposedAnswers, type GivenAnswers, repairAndCheckAnswers } from './given-answers.ts'
import { type Answers, blankAnswers, type Question } from './question.ts'

/** All answers, the repairs to given answers, and the questions whose proposals were accepted without asking. */
interface CompletedAnswers {
  answers: Answers
  repairs: string[]
  unaskedQuestions: readonly Question[]
}

/** The completed answers, the reason why answers were refused, or `cancelled` if the archivist cancelled. */
export type AnswerOutcome = CompletedAnswers | { refusal: string } | 'cancelled'

/** The sources of answers: options, proposals, and a person at the terminal. */
export interface AnswerSources {
  givenAnswers: GivenAnswers
  /** True to accept all proposals. */
  acceptsProposals: boolean
  /** The terminal to ask in; `null` if nobody can be asked. */
  terminal: Terminal | null
}

/** Explains which answers would have to be guessed. Returns `null` if there are no such answers. */
function explainRefusalToGuess(openQuestions: readonly Question[]): string | null {
  const questionsNeedingAnswer = openQuestions.filter(({ needsNoAnswer }) => !needsNoAnswer)
  if (questionsNeedingAnswer.length === 0) return null
  const neededOptionsText = questionsNeedingAnswer
    .map(({ flag, proposal }) => `${flag} ${quoteForShell(proposal)}`)
    .join(' ')
  return `some answers are not in the files, and nobody can be asked here. Add --yes to accept these answers, or give your own: ${neededOptionsText}`
}

/** Answers questions from the options, then by asking the archivist at the terminal or by accepting the proposals. */
export async function answerQuestions(
  questions: readonly Question[],
  { givenAnswers, acceptsProposals, terminal }: AnswerSources,
): Promise<AnswerOutcome> {
  const { answers, repairs, faults, openQuestions } = repairAndCheckAnswers(questions, givenAnswers)
  if (faults.length > 0) return { refusal: faults.join('\n') }
  const asksInTerminal = !acceptsProposals && terminal !== null
  const refusal = acceptsProposals || asksInTerminal ? null : explainRefusalToGuess(openQuestions)
  if (refusal !== null) return { refusal }
  const remainingAnswers = asksInTerminal
    ? await askQuestionsInTerminal(openQuestions, terminal)
    : collectProposedAnswers(openQuestions)
  if (remainingAnswers === 'cancelled') return 'cancelled'
  return {
    answers: { ...blankAnswers, ...answers, ...remainingAnswers },
    repairs,
    unaskedQuestions: asksInTerminal ? [] : openQuestions,
  }
}
