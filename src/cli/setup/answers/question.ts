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

/** A question about the archive. Each question can be answered by an option of the command. */
export interface Question {
  setting: InitSetting
  /** The option that answers it: `--time-zone`. */
  flag: string
  message: string
  /** The proposed answer; empty if none is needed. */
  proposal: string
  /** True if the remains state the answer, or it is optional. */
  needsNoAnswer: boolean
  /** The reason why a guessed proposal is the likeliest answer; `null` if it is not a guess. */
  basis: string | null
  /** Rewrites an answer in the form that its field requires, if only one meaning is possible. */
  repair(answer: string): string
  /** Returns the reason why an answer is invalid; `null` for a valid one. */
  findFault(answer: string): string | null
}

/** Optional settings are empty. */
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
