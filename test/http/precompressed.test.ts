import { describe, expect, it } from 'vitest'
import { needsOwnCompression } from '../../src/http/precompressed.ts'

const ours = [
  'text/markdown',
  'application/x-bibtex',
  'application/problem+json',
  'application/feed+json',
  'application/vnd.citationstyles.csl+json',
  'application/x-research-info-systems',
  'application/atom+xml',
  'text/csv',
]

const theirs = [
  'text/html',
  'text/plain',
  'text/css',
  'text/xml',
  'text/javascript',
  'application/json',
  'application/ld+json',
  'application/xml',
  'application/rss+xml',
  'application/javascript',
  'application/xhtml+xml',
  'application/vnd.api+json',
  'application/manifest+json',
  'image/svg+xml',
]

const neither = [
  'image/jpeg',
  'image/webp',
  'audio/mpeg',
  'video/mp4',
  'font/woff2',
  'application/pdf',
  'application/zip',
  'application/epub+zip',
  'application/gzip',
  'application/octet-stream',
]

describe('compression by the Worker', () => {
  it.each(ours)('is needed for %s', (type) => expect(needsOwnCompression(type, 4096)).toBe(true))
  it.each(theirs)('is left to the edge for %s', (type) => expect(needsOwnCompression(type, 4096)).toBe(false))
  it.each(neither)('is useless for %s', (type) => expect(needsOwnCompression(type, 4096)).toBe(false))

  it('starts at 1,024 bytes', () => {
    expect(needsOwnCompression('text/markdown', 1023)).toBe(false)
    expect(needsOwnCompression('text/markdown', 1024)).toBe(true)
  })

  it('ignores parameters and case', () => {
    expect(needsOwnCompression('Text/Markdown; charset=utf-8', 4096)).toBe(true)
    expect(needsOwnCompression('Text/HTML ;charset=utf-8', 4096)).toBe(false)
  })
})
