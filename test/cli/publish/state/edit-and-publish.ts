import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'

// Edits articles and publishes them until the process is killed; prints a line for each publication.
const [content = '', cacheFolder = ''] = process.argv.slice(2)
const store = memoryStore()
for (let turn = 0; ; turn++) {
  for (let number = turn % 3; number < 40; number += 7) {
    const words = `Words ${number} in turn ${turn} of ${process.pid}.`
    const text = articleFile(`headline: Story ${number}\npublished: 2016-04-0${1 + (turn % 9)}`, words)
    writeFileSync(path.join(content, `e/articles/s-${number}.md`), text)
  }
  await publish(content, store, { isDryRun: false, progress: silent, cacheFolder })
  console.log(turn)
}
