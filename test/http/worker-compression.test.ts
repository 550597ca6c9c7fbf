import { describe, expect, it } from 'vitest'
import { problemMediaType } from '../../src/http/problem.ts'
import { needsWorkerCompression } from '../../src/http/worker-compression.ts'
import { representations } from '../../src/representation/index.ts'

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
  it.each(ours)('is needed for %s', (type) => expect(needsWorkerCompression(type, 4096)).toBe(true))
  it.each(theirs)('is left to the edge for %s', (type) =>
    expect(needsWorkerCompression(type, 4096)).toBe(false),
  )
  it.each(neither)('is useless for %s', (type) => expect(needsWorkerCompression(type, 4096)).toBe(false))

  it('starts at 1,024 bytes', () => {
    expect(needsWorkerCompression('text/markdown', 1023)).toBe(false)
    expect(needsWorkerCompression('text/markdown', 1024)).toBe(true)
  })

  it.each(['text/csv-schema', 'model/text/csv'])(
    'is not needed for a type whose name only contains one of them: %s',
    (type) => expect(needsWorkerCompression(type, 4096)).toBe(false),
  )

  it('ignores parameters and case', () => {
    expect(needsWorkerCompression('Text/Markdown; charset=utf-8', 4096)).toBe(true)
    expect(needsWorkerCompression('Text/HTML ;charset=utf-8', 4096)).toBe(false)
  })
})

/** The media types listed at developers.cloudflare.com/speed/optimization/content/compression. */
const listed = `text/html text/richtext text/plain text/css text/x-script text/x-component text/x-java-source
  text/x-markdown application/javascript application/x-javascript text/javascript text/js image/x-icon
  image/vnd.microsoft.icon application/x-perl application/x-httpd-cgi text/xml application/xml application/rss+xml
  application/vnd.api+json application/x-protobuf application/json multipart/bag multipart/mixed application/xhtml+xml
  font/ttf font/otf font/x-woff image/svg+xml application/vnd.ms-fontobject application/ttf application/x-ttf
  application/otf application/x-otf application/truetype application/opentype application/x-opentype
  application/font-woff application/eot application/font application/font-sfnt application/wasm
  application/javascript-binast application/manifest+json application/ld+json application/graphql+json
  application/geo+json`

it.each(listed.split(/\s+/))('%s is left to the edge', (type) => {
  expect(needsWorkerCompression(type, 5000)).toBe(false)
  expect(needsWorkerCompression(`${type.toUpperCase()} ; charset=utf-8`, 5000)).toBe(false)
})

it.each([...representations.map(({ contentType }) => contentType), problemMediaType])(
  '%s, which the Worker sends, is compressed by the edge or by the Worker',
  (type) => {
    const isListed = listed.split(/\s+/).includes(type.split(';', 1)[0] ?? '')
    expect(needsWorkerCompression(type, 5000)).toBe(!isListed)
  },
)

it.each([
  'image/png',
  'audio/mpeg',
  'video/mp4',
  'font/woff2',
  'application/pdf',
  'application/octet-stream',
])('%s is compressed already', (type) => expect(needsWorkerCompression(type, 5000)).toBe(false))

it.each(['zip', 'gzip', 'x-gzip', 'zstd', 'x-7z-compressed'])(
  'application/%s is compressed already',
  (type) => expect(needsWorkerCompression(`application/${type}`, 5000)).toBe(false),
)

it.each(['epub+zip', 'x+gzip', 'x+zstd'])('application/%s is compressed already', (type) =>
  expect(needsWorkerCompression(`application/${type}`, 5000)).toBe(false),
)

it('a kilobyte is compressed', () =>
  expect([1023, 1024].map((bytes) => needsWorkerCompression('text/markdown', bytes))).toEqual([false, true]))
