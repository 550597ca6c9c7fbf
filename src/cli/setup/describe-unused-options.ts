import path from 'node:path'
import type { GivenAnswers } from './answers/given-answers.ts'
import { blankAnswers } from './answers/question.ts'
import { archiveFieldBySetting } from './describe-guesses.ts'

const toFlag = (setting: string) => `--${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

/**
 * Describes the given options that answer none of the questions with these settings, except `--edition`, which also
 * selects an edition. Returns a line for each.
 */
export function describeUnusedOptions(
  givenAnswers: GivenAnswers,
  questionSettings: readonly string[],
  { contentFolder, editionId }: { contentFolder: string; editionId: string },
): string[] {
  const usedSettings = new Set<string>(['edition', ...questionSettings])
  const givenAnswerBySetting = new Map(Object.entries(givenAnswers))
  const unusedSettings = Object.keys(blankAnswers).filter(
    (setting) => givenAnswerBySetting.get(setting) !== undefined && !usedSettings.has(setting),
  )
  return unusedSettings.map((setting) => {
    const archiveField = archiveFieldBySetting.get(setting)
    const file = path.join(contentFolder, ...(archiveField ? ['archive.yaml'] : [editionId, 'edition.yaml']))
    return `${toFlag(setting)} was not used, because ${file} exists already: change ${archiveField ?? setting} in that file instead`
  })
}
