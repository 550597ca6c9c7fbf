import { describe, expect, it } from 'vitest'
import { extractWranglerError } from '../../../../src/cli/publish/wrangler/wrangler-error.ts'

describe('the error of wrangler', () => {
  it.each([
    ['what follows its mark', '', '▲ [WARNING] Old.\n\n✘ [ERROR] Not allowed.\n', 'Not allowed.'],
    ['in plain characters', '', '\u001b[31m✘ \u001b[41m[ERROR]\u001b[0m Not allowed.\n', 'Not allowed.'],
    ['on standard error, whatever else was written', 'Uploading', '✘ [ERROR] No.', 'No.'],
    ['on standard output', 'Uploading\n✘ [ERROR] No.\n', 'exit 1', 'No.\nexit 1'],
    ['everything where no mark is', ' First.\n\n', '  Second.\n', 'First.\nSecond.'],
    ['nothing where nothing was written', '', '', ''],
    ['its first mark', '', '[ERROR] One.\n[ERROR] Two.', 'One.\n[ERROR] Two.'],
    [
      'without the lines for the makers of wrangler',
      '',
      '[ERROR] No.\n\nIf you think this is a bug, open an issue\n🪵  Logs were written to "/home/a.log"\n',
      'No.',
    ],
  ])('is %s', (_, stdout, stderr, expected) => expect(extractWranglerError(stdout, stderr)).toBe(expected))

  it('has at most twelve lines', () => {
    const lines = Array.from({ length: 13 }, (_, index) => `Line ${index + 1}`)
    expect(extractWranglerError('', `[ERROR] ${lines.join('\n')}`)).toBe(lines.slice(0, 12).join('\n'))
  })
})
