import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { FrontDoor, page } from './front-door.ts'

it('the parts of a mirror’s pages are skipped by kind, with the remedy for pictures', async () => {
  const door = await FrontDoor.open()
  await door.write({
    'site/a.html': page('The harbour froze', 'The harbour froze on Tuesday, and nobody sailed.'),
    'site/on-style.css.html': page('On style sheets', 'A style sheet lay on the desk of the editor.'),
    'site/on-menu.js.html': page('On menus', 'A menu hung in the window of the harbour inn.'),
    'site/style.css': 'p { color: red }',
    'site/menu.js': 'document.write("menu")',
    'site/font.woff2': 'wOF2',
  })
  await mkdir(path.join(door.sources, 'site/pictures'))
  await writeFile(path.join(door.sources, 'site/pictures/boat'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0))
  const { status, screen, report } = await door.bring(['site'])
  expect(status).toBe(0)
  expect(report.rejections).toEqual([])
  expect(report.articles.map(({ source }) => path.basename(source))).toEqual([
    'a.html',
    'on-menu.js.html',
    'on-style.css.html',
  ])
  expect(report.skipped.map(({ why, record }) => `${why} ${path.basename(record)}`).sort()).toEqual([
    'font font.woff2',
    'picture boat',
    'script menu.js',
    'stylesheet style.css',
  ])
  expect(screen).toContain(
    '(to bring in those that articles show, import again with --media and the folder of the pictures)',
  )
})

it('a file of an unknown kind is skipped by name in a folder', async () => {
  const door = await FrontDoor.open()
  await door.write({ 'm/plan.dia': 'A plan.', 'm/a.html': page('Ferry', 'The ferry sank.') })
  const { status, report, screen } = await door.bring(['m'])
  const file = path.join(door.sources, 'm/plan.dia')
  expect([status, report.rejections, report.skipped]).toEqual([
    0,
    [],
    [{ file, why: 'unknown kind', record: file }],
  ])
  expect(screen).toContain(`  unknown kind (1): ${file} (\`npx morgue import --help\` lists the kinds`)
})

it.each([
  [
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>',
    'feed',
    /^is a feed, or an export in the form of one \(RSS or Atom, as Blogger/,
  ],
  [
    '\ufeffAUTHOR: Ann\r\nTITLE: Ferry\r\n\r\nALLOW PINGS: 0\r\n-----\r\nBODY:\r\nThe ferry sank.\r\n-----\r\n--------\r\n',
    'Movable Type export',
    /^is a Movable Type export, which cannot be imported: bring it into a WordPress site \(Tools, Import, Movable Type/,
  ],
  [
    '///DOTCLEAR|2.25|single\n\n[post a,b]\n"1","x"\n',
    'Dotclear export',
    /^is a Dotclear export, .* mirror that site/,
  ],
  [
    '-- MySQL dump 10.16  Distrib 10.1\n--\n\nCREATE TABLE `posts` (\n',
    'database dump',
    /^is a copy of a database \(SQL\), .*Tools, Export/,
  ],
  ['SET NAMES utf8;\nINSERT INTO a VALUES (1);\n', 'database dump', /SQL/],
  ['-- \n-- Thoughts on a harbour --\n', 'unknown kind', /^is not of a kind/],
  ['/* dump */ p { margin: 0 }', 'unknown kind', /^is not of a kind/],
  [
    'example,harbour)/ 20090102030405 http://harbour.example/ text/html 200 - 12\n',
    'index of captures (CDX)',
    /WARC/,
  ],
  [' CDX N b a m s k r M S V g\nharbour.example/ 2009\n', 'index of captures (CDX)', /without the pages/],
  [
    'example,harbour)/a?b=1 20090102030405 {"url": "x"}\n',
    'index of captures (CDX)',
    /index of captured pages/,
  ],
  ['harbour 20090102030405 photographs were kept\n', 'unknown kind', /^is not of a kind/],
  [
    'https://harbour.example/1\r\n\r\nhttp://harbour.example/2?p=1\r\n',
    'list of URLs',
    /wget --force-directories --input-file/,
  ],
  ['https://harbour.example/1\n', 'unknown kind', /^is not of a kind/],
  ['https://harbour.example/1\nhttps://harbour.example/2\nA ferry\n', 'unknown kind', /^is not of a kind/],
  ['<?xml version="1.0"?>\n<nitf version="1"><head/></nitf>', 'news agency XML', /ninjs/],
  ['<n:newsMessage xmlns:n="x">', 'news agency XML', /NewsML/],
  ['Notes: multipart/related', 'unknown kind', /^is not of a kind/],
])('a file that an archivist may take for an export is named: %j', async (text, kind, reason) => {
  const door = await FrontDoor.open()
  await door.write({ 'm/a.bak': text })
  const named = await door.bring(['m/a.bak'])
  expect([named.status, named.report.rejections.map((each) => each.reason)]).toEqual([
    1,
    [expect.stringMatching(reason)],
  ])
  const inFolder = await door.bring(['m'])
  expect([inFolder.status, inFolder.report.skipped.map(({ why }) => why)]).toEqual([0, [kind]])
})

it('an export that is text is not read as one article, and an article about one is', async () => {
  const door = await FrontDoor.open()
  // The beginning that is looked at ends in the letter of a URL.
  const urls = `https://harbour.example/${'a'.repeat(38)}\n`.repeat(200)
  const dump = '-- MySQL dump 10\nINSERT INTO posts VALUES (1);\n'
  await door.write({
    'm/dump.txt': dump,
    'm/urls.txt': urls,
    'm/index.txt': 'example,harbour)/ 20090102030405 http://harbour.example/ text/html 200 - 12\n'.repeat(
      200,
    ),
    'm/shouting.txt': 'DROP IN WASTE\n\nThe town dump closed on Tuesday, and nobody had come to see it.\n',
    'm/article.txt': `The night of the dump\n\nOn Tuesday a clerk typed this, and went home:\n\n${dump}\n`,
  })
  const { screen, report } = await door.bring(['m'])
  expect(report.articles.map(({ source }) => path.basename(source))).toEqual(['article.txt', 'shouting.txt'])
  for (const kind of ['list of URLs', 'index of captures (CDX)']) expect(screen).toContain(`  ${kind} (1): `)
  expect(screen).toMatch(/ {2}database dump \(1\): \S+ \(cannot be imported: have the website restored/)
})

it('a file of an unknown kind that is given itself is rejected', async () => {
  const door = await FrontDoor.open()
  await door.write({ 'notes.xyz': 'Notes.' })
  const { status, report } = await door.bring(['notes.xyz'])
  expect([status, report.rejections.map(({ reason }) => reason)]).toEqual([
    1,
    [
      'is not of a kind that can be imported: save its articles in one that `npx morgue import --help` lists, or leave the file out',
    ],
  ])
})
