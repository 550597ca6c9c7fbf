import { PassThrough } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { askQuestionsInTerminal } from '../../../src/cli/setup/answers/ask-in-terminal.ts'
import type { Question } from '../../../src/cli/setup/answers/question.ts'

const question = (setting: 'name' | 'url', proposal: string): Question => ({
  setting,
  flag: `--${setting}`,
  message: `The ${setting}?`,
  proposal,
  needsNoAnswer: false,
  basis: null,
  repair: (answer) => answer.trim(),
  findFault: (answer) => (answer === 'bad' ? 'is bad' : null),
})

/** A terminal in which these keys are pressed one after another. */
function terminal(keys: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let screen = ''
  output.on('data', (chunk) => {
    screen += chunk
  })
  const press = async () => {
    for (const key of keys) {
      await setTimeout(50)
      input.write(key)
    }
  }
  return { input, output, press, screen: () => screen }
}

const questions = [question('name', 'The Weekly'), question('url', 'https://a.example')]

describe('questions at a terminal', () => {
  it('propose an answer, which Enter takes and typing changes', async () => {
    const { press, screen, ...streams } = terminal(['\r', '/', 'x', '\r'])
    const [answers] = await Promise.all([askQuestionsInTerminal(questions, streams), press()])
    expect(answers).toEqual({ name: 'The Weekly', url: 'https://a.example/x' })
    for (const words of ['Press Enter to accept a proposal', 'The url?', 'Thank you.'])
      expect(screen()).toContain(words)
  })

  it('ask again for an answer that cannot be taken', async () => {
    const { press, screen, ...streams } = terminal(['\r', 's', '\r'])
    const asked = askQuestionsInTerminal([question('name', 'bad')], streams)
    await press()
    expect([await asked, screen()]).toEqual([{ name: 'bads' }, expect.stringContaining('is bad')])
  })

  it('judge an answer as it would be written', async () => {
    const { press, screen, ...streams } = terminal(['\r', 's', '\r'])
    const asked = askQuestionsInTerminal([question('name', 'bad ')], streams)
    await press()
    expect([await asked, screen()]).toEqual([{ name: 'bad s' }, expect.stringContaining('is bad')])
  })

  it('take an answer as it would be written', async () => {
    const { press, screen, ...streams } = terminal(['\r'])
    const [answers] = await Promise.all([
      askQuestionsInTerminal([question('name', ' The Weekly ')], streams),
      press(),
    ])
    expect(answers).toEqual({ name: 'The Weekly' })
  })

  it('say nothing where there are none', async () => {
    const { press, screen, ...streams } = terminal([])
    expect([await askQuestionsInTerminal([], streams), screen()]).toEqual([{}, ''])
  })

  it('can be left with Ctrl-C', async () => {
    const { press, screen, ...streams } = terminal(['\x03'])
    const [answers] = await Promise.all([askQuestionsInTerminal(questions, streams), press()])
    expect([answers, screen()]).toEqual(['cancelled', expect.stringContaining('Nothing was written')])
  })
})
