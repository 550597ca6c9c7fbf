import { afterEach, describe, expect, it } from 'vitest'
import {
  formatArchiveCommand,
  formatContentCommand,
  noTargetOptions,
  quoteForShell,
  recordTargetOptions,
} from '../../../../src/cli/content/files/command-text.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

afterEach(() => recordTargetOptions(noTargetOptions))

it.each([
  ['news/2016', 'news/2016'],
  ['~backup', "'~backup'"],
  ['--remote', '--remote'],
  ['author=$(x)', "'author=$(x)'"],
  ["it's", String.raw`'it'\''s'`],
])('quotes %j for a shell as %s', (argument, quoted) => expect(quoteForShell(argument)).toBe(quoted))

describe('a command that a message names', () => {
  it('has no option where none was given', () =>
    expect([formatArchiveCommand('releases'), formatContentCommand('review')]).toEqual([
      '`npx morgue releases`',
      '`npx morgue review`',
    ]))

  it('has no option of a command that has ended', async () => {
    await runInProcess(['review', '--content', '/nowhere'])
    expect(formatContentCommand('review')).toBe('`npx morgue review`')
  })

  it('acts on the same content folder and archive as the running command', () => {
    recordTargetOptions({ content: "Ann's news", persistTo: '/tmp/state', isRemote: true })
    expect([formatArchiveCommand('publish --repair'), formatContentCommand('review')]).toEqual([
      `\`npx morgue publish --repair --content 'Ann'\\''s news' --persist-to /tmp/state --remote\``,
      `\`npx morgue review --content 'Ann'\\''s news'\``,
    ])
  })
})
