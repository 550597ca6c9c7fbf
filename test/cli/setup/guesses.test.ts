import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { page, remains } from './remains.ts'

describe('morgue init --yes', () => {
  it('names what it guessed, each with its file and field', async () => {
    const named = '<meta property="og:site_name" content="La Gazette">'
    const at = (host: string) => `${named}<link rel="canonical" href="https://${host}/a.html">`
    const { content, init, exported } = await remains({
      '1.html': page(1, at('www.gazette.example')),
      '2.html': page(2, at('www.gazette.example').replace('a.html', 'b.html')),
      '3.html': page(3, at('libre.example')),
    })
    const { out } = await init(exported, '--yes', '--url', 'https://archive.example.org')
    const edition = path.join(content, 'la-gazette/edition.yaml')
    const correct = 'If it is wrong, correct it in this file.'
    expect(out.split('\n').filter((line) => line.includes('guess'))).toEqual([
      `${edition}: timeZone: Europe/Paris is a guess (no date in the files reveals it, and it is the most likely one for fr). ${correct}`,
      `${edition}: hosts: libre.example is a guess (its pages state the same name). ${correct}`,
      `${edition}: hosts: www.libre.example is a guess (its pages state the same name). ${correct}`,
    ])
  })

  it('names no guess where the files or the archivist say it', async () => {
    const { content, init, exported } = await remains()
    const { out } = await init(exported, '--yes', '--founded', '2001')
    const edition = path.join(content, 'the-weekly-times/edition.yaml')
    const correct = 'If it is wrong, correct it in this file.'
    expect(out.split('\n').filter((line) => line.includes('guess'))).toEqual([
      `${edition}: closed: 2009-07-02 is a guess (it is the date of the last article). ${correct}`,
      `${path.join(content, 'archive.yaml')}: url: https://archive.weekly.example is a guess (only you know where the archive will be). ${correct}`,
    ])
  })
})
