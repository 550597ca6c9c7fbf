/** The settings that `morgue init` asks for. */
export type InitSetting =
  | 'name'
  | 'language'
  | 'edition'
  | 'founded'
  | 'closed'
  | 'timeZone'
  | 'contact'
  | 'archiveName'
  | 'url'

export type Answers = Record<InitSetting, string>

/** A question about the archive. An option of the command can answer it too. */
export interface Question {
  setting: InitSetting
  /** The option that answers the question, such as `--time-zone`. */
  flag: string
  message: string
  /** The proposed answer; empty if there is none. */
  proposal: string
  /** True if the remains state the answer, or if the answer is optional. */
  needsNoAnswer: boolean
  /** The reason why a guessed proposal is likely; `null` if the proposal is not a guess. */
  basis: string | null
  /** Rewrites an answer in the form that its field requires, if only one meaning is possible. */
  repair(answer: string): string
  /** Returns the reason why an answer is invalid; `null` for a valid one. */
  findFault(answer: string): string | null
}

/** Empty answers, for settings without a question. */
export const blankAnswers: Answers = {
  name: '',
  language: '',
  edition: '',
  founded: '',
  closed: '',
  timeZone: '',
  contact: '',
  archiveName: '',
  url: '',
}
