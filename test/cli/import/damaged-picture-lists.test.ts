import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { photograph } from '../../support/photographs.ts'
import { runInProcess } from '../../support/run-in-process.ts'
import { FrontDoor, page } from './front-door.ts'

const words = 'The harbour board met on Tuesday and spoke of the ferry for an hour. '.repeat(5)

const photo = (await photograph(160, 100)).toString('base64')

/** An edition with an imported picture, to whose list a person then added a line that is no row. */
async function openDamagedList() {
  const door = await FrontDoor.open()
  const picture = `<img src="data:image/jpeg;base64,${photo}" alt="The pier">`
  await door.write({
    'ferry.html': page('The ferry', `${words}</p>${picture}<p>${words}`),
    'bridge.html': page('The bridge', words),
  })
  await door.bring(['ferry.html'])
  const list = path.join(door.content, 'e/media/urls.tsv')
  await appendFile(list, '=======\n')
  return {
    door,
    list,
    fault: `${list}:2: must be the name of a file in this folder, a tab and the URL of its picture`,
  }
}

it.each([
  ['import', 'bridge.html', '--edition', 'e'],
  ['import', 'bridge.html', '--edition', 'e', '--dry-run'],
  ['import', '--edition', 'e', '--sizes'],
  ['import', '--edition', 'e', '--undo'],
  ['publish'],
  ['review'],
])('%s %s %s %s %s names the unreadable line of a list of pictures, and drops none', async (...args) => {
  const { door, list, fault } = await openDamagedList()
  const before = [await readFile(list, 'utf8'), await door.all()]
  const withPaths = args.map((arg) => (arg.endsWith('.html') ? path.join(door.sources, arg) : arg))
  const { status, screen } = await runInProcess([...withPaths, '--content', door.content])
  expect(screen).toContain(fault)
  expect(status).not.toBe(0)
  expect([await readFile(list, 'utf8'), await door.all()]).toEqual(before)
})
