import type { z } from 'zod'
import { type Configuration, reservedEditionIds } from '../../content/files/configuration.ts'
import * as addressField from '../../content/schema/address-fields.ts'
import * as field from '../../content/schema/fields.ts'
import type { EditionProposal } from '../propose-edition.ts'
import { repairLanguage, repairOrigin } from '../repair-answers.ts'
import type { Question } from './question.ts'

const createAnswerCheck =
  (schema: z.ZodType) =>
  (answer: string): string | null =>
    schema.safeParse(answer).error?.issues[0]?.message ?? null

/** Creates a check for an optional answer, which can be empty. */
const createOptionalAnswerCheck =
  (schema: z.ZodType) =>
  (answer: string): string | null =>
    answer === '' ? null : createAnswerCheck(schema)(answer)

const checkName = (answer: string): string | null =>
  answer === '' ? 'is empty: give a name' : createAnswerCheck(field.text)(answer)

const trimAnswer = (answer: string) => answer.trim()

/** Lists the questions about a newspaper's name, language and id. */
const listIdentityQuestions = (proposal: EditionProposal, takenIds: readonly string[]): Question[] => [
  {
    setting: 'name',
    flag: '--name',
    message: "What is the newspaper's name?",
    proposal: proposal.name.value,
    needsNoAnswer: proposal.name.isRevealed,
    basis: proposal.name.isRevealed ? null : 'the files do not state a name',
    repair: trimAnswer,
    findFault: checkName,
  },
  {
    setting: 'language',
    flag: '--language',
    message: 'Which language is it in? Give a code, such as en or fr-CA.',
    proposal: proposal.language.value,
    needsNoAnswer: proposal.language.isRevealed,
    basis: proposal.language.isRevealed ? null : 'the files do not reveal the language',
    repair: repairLanguage,
    findFault: createAnswerCheck(field.language),
  },
  {
    setting: 'edition',
    flag: '--edition',
    message: 'Which short name should its folder and its addresses have?',
    proposal: proposal.id,
    needsNoAnswer: true,
    basis: null,
    repair: trimAnswer,
    findFault: (answer) =>
      createAnswerCheck(field.slug)(answer) ??
      (takenIds.includes(answer) ? 'is taken: choose another name' : null),
  },
]

/** Asks for a date, and explains the proposal. @param proposalText `null` if there is no proposal */
const askForDate = (question: string, proposalText: string | null) =>
  `${question} ${proposalText === null ? 'Leave it empty if you do not know.' : `Proposed: ${proposalText}.`} A year is enough.`

/** Lists the questions about the dates on which a newspaper was founded and closed. */
const listPeriodQuestions = (proposal: EditionProposal): Question[] => [
  {
    setting: 'founded',
    flag: '--founded',
    message: askForDate('When was it founded?', proposal.founded && 'the date of the first article'),
    proposal: proposal.founded ?? '',
    needsNoAnswer: true,
    basis: 'it is the date of the first article',
    repair: trimAnswer,
    findFault: createOptionalAnswerCheck(field.date),
  },
  {
    setting: 'closed',
    flag: '--closed',
    message: askForDate('When did it close?', proposal.closed && 'the date of the last article'),
    proposal: proposal.closed ?? '',
    needsNoAnswer: true,
    basis: 'it is the date of the last article',
    repair: trimAnswer,
    findFault: createOptionalAnswerCheck(field.date),
  },
]

/** Lists the questions about a newspaper's time zone and contact address. */
const listNewsroomQuestions = (proposal: EditionProposal): Question[] => [
  {
    setting: 'timeZone',
    flag: '--time-zone',
    message: 'Which time zone was the newsroom in? Give its name, such as America/Toronto.',
    proposal: proposal.timeZone.value,
    needsNoAnswer: proposal.timeZone.isRevealed,
    basis: proposal.timeZone.isRevealed
      ? null
      : `no date in the files reveals it, and it is the most likely one for ${proposal.language.value}`,
    repair: trimAnswer,
    findFault: createAnswerCheck(field.timeZone),
  },
  {
    setting: 'contact',
    flag: '--contact',
    message: 'Which e-mail address can readers write to? Leave it empty if there is none.',
    proposal: '',
    needsNoAnswer: true,
    basis: null,
    repair: trimAnswer,
    findFault: createOptionalAnswerCheck(addressField.email),
  },
]

/** Lists the questions about a new archive. */
const listArchiveQuestions = ({ name, archiveUrl }: EditionProposal): Question[] => [
  {
    setting: 'archiveName',
    flag: '--archive-name',
    message: "What is the archive's name?",
    proposal: name.value,
    needsNoAnswer: true,
    basis: null,
    repair: trimAnswer,
    findFault: checkName,
  },
  {
    setting: 'url',
    flag: '--url',
    message: 'What will the address of the archive be? You can change it until you deploy.',
    proposal: archiveUrl,
    needsNoAnswer: false,
    basis: 'only you know where the archive will be',
    repair: repairOrigin,
    findFault: createAnswerCheck(addressField.origin),
  },
]

/** Lists the questions about a new edition, and about the archive if there is none yet. */
export const listQuestions = (
  proposal: EditionProposal,
  existingConfiguration: Configuration | null,
): Question[] => [
  ...listIdentityQuestions(proposal, [
    ...reservedEditionIds,
    ...(existingConfiguration?.editions.map(({ id }) => id) ?? []),
  ]),
  ...listPeriodQuestions(proposal),
  ...listNewsroomQuestions(proposal),
  ...(existingConfiguration ? [] : listArchiveQuestions(proposal)),
]
