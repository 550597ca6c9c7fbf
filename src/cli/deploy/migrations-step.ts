import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { type Step, stopFor } from './step.ts'
import { projectRoot } from './worker-file.ts'

const migration = /\b\d{4}_[\w-]+\.sql\b/g

export const migrationsStep: Step = {
  title: 'Tables of what cannot be made anew',
  async run({ dry, wrangler, say }) {
    if (dry) {
      const files = (await readdir(path.join(projectRoot, 'migrations'))).sort()
      say(`would apply those that are not applied yet: ${files.join(', ')}`)
      return null
    }
    const ran = await wrangler(['d1', 'migrations', 'apply', 'CORRECTIONS', '--remote'])
    if (!ran.ok) return stopFor('applying migrations', ran)
    const applied = new Set(ran.output.match(migration))
    say(applied.size === 0 ? 'up to date' : `applied ${[...applied].join(', ')}`)
    return null
  },
}
