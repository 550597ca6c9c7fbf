import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import type { Configuration } from '../../../src/cli/content/files/configuration.ts'
import { type AnswerSources, answerQuestions } from '../../../src/cli/setup/answers/answer-questions.ts'
import { listQuestions } from '../../../src/cli/setup/answers/questions.ts'
import { propose, surveyOf } from './survey.ts'

/** A newspaper that its files name, of which nobody knows where its archive will be. */
const star = propose(surveyOf([['https://star.example/a', '2014-05-06']]), [], 'The Star')

const existing = { editions: [{ id: 'sun' }] } as unknown as Configuration

const settingsOf = (configuration: Configuration | null) =>
  listQuestions(star, configuration).map(({ setting }) => setting)

const answer = (source: Partial<AnswerSources>, configuration: Configuration | null = null) =>
  answerQuestions(listQuestions(star, configuration), {
    givenAnswers: {},
    acceptsProposals: false,
    terminal: null,
    ...source,
  })

describe('the questions', () => {
  it('are about the archive only where there is none', () => {
    const ofEdition = ['name', 'language', 'edition', 'founded', 'closed', 'timeZone', 'contact']
    expect(settingsOf(null)).toEqual([...ofEdition, 'archiveName', 'url'])
    expect(settingsOf(existing)).toEqual(ofEdition)
  })

  it('take no short name that another edition has, and no URL that is none', () => {
    const faultOf = (configuration: Configuration | null, setting: string, text: string) =>
      listQuestions(star, configuration)
        .find((question) => question.setting === setting)
        ?.findFault(text)
    expect([faultOf(existing, 'edition', 'sun'), faultOf(null, 'edition', 'sun')]).toEqual([
      'is taken: choose another name',
      null,
    ])
    expect(faultOf(null, 'url', 'two words')).toEqual(expect.any(String))
    expect(faultOf(null, 'url', 'https://archive.example')).toBeNull()
  })
})

describe('answers', () => {
  it('are the proposals where the archivist takes them, and what was guessed is named', async () => {
    const outcome = await answer({ acceptsProposals: true, givenAnswers: { founded: '1999' } })
    expect(outcome).toMatchObject({
      answers: {
        name: 'The Star',
        edition: 'the-star',
        founded: '1999',
        closed: '2014-05-06',
        contact: '',
        url: 'https://archive.star.example',
      },
      repairs: [],
    })
    const unaskedQuestions =
      typeof outcome === 'object' && 'unaskedQuestions' in outcome
        ? outcome.unaskedQuestions.map(({ setting }) => setting)
        : []
    expect(unaskedQuestions).toEqual(settingsOf(null).filter((setting) => setting !== 'founded'))
  })

  it('are not guessed where nobody can be asked, unless the files say them', async () => {
    expect(await answer({})).toEqual({
      refusal:
        'some answers are not in the files, and nobody can be asked here. Add --yes to accept these answers, or give your own: --time-zone America/New_York --url https://archive.star.example',
    })
    const known = { timeZone: 'UTC', url: 'archive.example' }
    expect(await answer({ givenAnswers: known })).toMatchObject({
      answers: { name: 'The Star', timeZone: 'UTC', url: 'https://archive.example' },
      repairs: ['--url: archive.example was changed to https://archive.example'],
    })
    expect(await answer({ givenAnswers: { timeZone: 'UTC' } }, existing)).toHaveProperty('answers')
  })

  it('that are invalid are all refused, although the proposals would be taken', async () => {
    const outcome = await answer({
      acceptsProposals: true,
      givenAnswers: { contact: 'nobody', founded: 'long ago' },
    })
    expect(outcome).toEqual({
      refusal: expect.stringMatching(/^--founded 'long ago': .+\n--contact nobody: .+$/),
    })
  })

  it('are asked for at a terminal, and are then no guesses', async () => {
    const terminal = { input: new PassThrough(), output: new PassThrough() }
    const givenAnswers = Object.fromEntries(
      listQuestions(star, existing).map(({ setting, proposal }) => [setting, proposal]),
    )
    const { contact: _, ...others } = givenAnswers
    const asked = answer({ givenAnswers: others, terminal }, existing)
    setTimeout(() => terminal.input.write('\r'), 50)
    expect(await asked).toMatchObject({ answers: { contact: '' }, unaskedQuestions: [] })
    const cancelled = answer({ givenAnswers: others, terminal }, existing)
    setTimeout(() => terminal.input.write('\x03'), 50)
    expect(await cancelled).toBe('cancelled')
  })
})
