/** The settings that `morgue init` asks for. */
export type Setting =
  | 'name'
  | 'language'
  | 'edition'
  | 'founded'
  | 'closed'
  | 'timeZone'
  | 'contact'
  | 'archiveName'
  | 'url'

export type Answers = Record<Setting, string>

/** A question about the archive. Each can be answered by an option of the command. */
export interface Question {
  setting: Setting
  /** The option that answers it: `--time-zone`. */
  flag: string
  message: string
  /** The answer that is proposed; empty where none is needed. */
  proposal: string
  /** True when the remains state the answer, or it can be left out. */
  isKnown: boolean
  /** Writes an answer as its field wants it, where only one meaning is possible. */
  repair(answer: string): string
  /** Returns the reason why an answer cannot be taken; `null` for a valid one. */
  findFault(answer: string): string | null
}

/** Settings that can be left out are empty. */
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
